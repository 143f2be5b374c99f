package dev.selvedge.examples.stuck;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.WrongArgumentsException;
import dev.selvedge.examples.terminal.Arguments;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Starts a planted fault, or a healthy busy program, in this process and stays, so that the doctor can examine it. */
public final class StuckExample implements Example {
    private static final int WRONG_USAGE = 64;

    private final InputStream in;

    /** Makes the example. */
    public StuckExample() {
        this(System.in);
    }

    StuckExample(InputStream in) {
        this.in = in;
    }

    /**
     * Runs one case in a process of its own.
     *
     * @param args the case's name, then the options of the example
     * @throws Exception if the case could not be started
     */
    public static void main(String[] args) throws Exception {
        List<String> words = new ArrayList<>(List.of(args));
        if (!words.isEmpty() && !words.getFirst().startsWith("-")) {
            words.addFirst("--case");
        }
        try {
            System.exit(new StuckExample().run(words, System.out));
        } catch (WrongArgumentsException mistake) {
            System.err.println("stuck: " + mistake.getMessage());
            System.exit(WRONG_USAGE);
        }
    }

    @Override
    public String name() {
        return "stuck";
    }

    @Override
    public String summary() {
        return "starts a planted fault for the doctor to find: --case NAME [--until-eof], or --list";
    }

    @Override
    public int run(List<String> args, PrintStream out) throws Exception {
        Arguments given = new Arguments(args);
        boolean list = given.flag("--list");
        boolean untilEof = given.flag("--until-eof");
        Optional<String> name = given.text("--case", "the name of a case");
        given.noMore();
        if (list) {
            list(out);
            return 0;
        }
        start(
                Cases.named(
                        name.orElseThrow(() -> new WrongArgumentsException("no --case NAME given; --list names all"))),
                out);
        stay(untilEof);
        return 0;
    }

    private static void list(PrintStream out) {
        int width =
                Cases.all().stream().mapToInt(one -> one.name().length()).max().orElse(0);
        for (Case one : Cases.all()) {
            String healthy = one.kind() == Kind.HEALTHY ? "healthy: " : "";
            out.println(one.name() + " ".repeat(width + 2 - one.name().length()) + healthy + one.story()
                    + "; the doctor finds " + one.kind().finding());
        }
    }

    private static void start(Case chosen, PrintStream out) throws Exception {
        chosen.start();
        long pid = ProcessHandle.current().pid();
        out.println("stuck: '" + chosen.name() + "' runs as process " + pid + "; examine it with ./selvedge doctor "
                + pid + ", end it with Ctrl-C");
        out.flush();
    }

    private void stay(boolean untilEof) throws IOException {
        if (untilEof) {
            in.transferTo(OutputStream.nullOutputStream());
            return;
        }
        while (true) {
            LockSupport.park(); // a thread put to rest, which is no hope for anybody; a sleeping one might wake up and
            // help
        }
    }
}
