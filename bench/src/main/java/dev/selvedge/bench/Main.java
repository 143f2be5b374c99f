package dev.selvedge.bench;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Family;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Rows;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code selvedge bench}: started by the launcher on a class path of its own, so that no other command pays for it. */
@Command(
        name = "selvedge bench",
        description = "Measures Selvedge beside its peers in one run; prints a table, writes target/bench.json.",
        customSynopsis = "./selvedge bench [FILTER] [--quick] [--systems A,B]")
public final class Main implements Callable<Integer> {

    private static final int OK = 0;
    private static final int SOMETHING_FAILED = 1;
    private static final int WRONG_USAGE = 64;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILTER",
            arity = "0..1",
            description =
                    "Only rows whose name has this in it, such as 'select' or 'fork 2'; letter case does not matter.")
    private @Nullable String filter;

    @Option(names = "--quick", description = "Rough figures, in about ten minutes; without it, about an hour.")
    private boolean quick;

    @Option(names = "--list", description = "List the rows, and who takes part in each.")
    private boolean list;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description =
                    "Go through the table so often, however long it takes; one round without --quick takes 20 minutes.")
    private @Nullable Integer rounds;

    @Option(
            names = "--publish",
            description = "Measure nothing; put the figures of the last run into README.md and docs/speed.md.")
    private boolean publish;

    @Option(
            names = "--systems",
            split = ",",
            paramLabel = "A,B",
            description = "Only these of selvedge, jox, kotlin, jdk, go, floor.")
    private List<String> systems = List.of();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final Path target;
    private final PrintStream out;
    private final PrintStream progress;

    private Main(Path target, PrintStream out, PrintStream progress) {
        this.target = target;
        this.out = out;
        this.progress = progress;
    }

    /**
     * Measures, and ends the process: 0 if all went well, 1 if something could not be measured, 64 for wrong usage.
     *
     * @param args what follows {@code ./selvedge bench}
     */
    public static void main(String[] args) {
        Path root = Path.of(System.getProperty("selvedge.root", ""));
        System.exit(run(root.resolve("target"), System.out, System.err, args));
    }

    /** Runs the command, keeping its files in a folder. */
    static int run(Path target, PrintStream out, PrintStream err, String... args) {
        CommandLine line = new CommandLine(new Main(target, out, err));
        line.setParameterExceptionHandler((mistake, given) -> {
            err.println("selvedge bench: " + problem(mistake) + "; see ./selvedge bench --help");
            return WRONG_USAGE;
        });
        return line.execute(args);
    }

    private static String problem(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            return "unexpected '" + unmatched.getUnmatched().getFirst()
                    + "', expected at most one FILTER, --quick, --systems, --list, --publish or --help";
        }
        return String.valueOf(mistake.getMessage()).lines().findFirst().orElse("wrong usage");
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Row> rows = rows();
        Set<Contender> contenders = contenders();
        if (list) {
            rows.forEach(row -> out.println(row.name() + ": "
                    + String.join(
                            ", ",
                            Contender.of(row).stream().map(Contender::system).toList())));
            return OK;
        }
        if (publish) {
            return publish();
        }
        return measure(rows, contenders, settings());
    }

    private Settings settings() {
        Settings settings = quick ? Settings.QUICK : Settings.FULL;
        if (rounds == null) {
            return settings;
        }
        if (rounds < 1) {
            throw wrong("--rounds is " + rounds + ", expected 1 or more");
        }
        return settings.withRounds(rounds);
    }

    private int measure(List<Row> rows, Set<Contender> contenders, Settings settings)
            throws IOException, InterruptedException {
        Files.createDirectories(target);
        Path json = target.resolve("bench.json");
        Path log = target.resolve("bench.log");
        try (PrintStream details = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            Session session = new Session(settings, contenders, new JvmTrack(details), goTrack(contenders), progress);
            Results results = session.run(rows, sofar -> write(sofar, json));
            write(results, json);
            new Table(results).print(out);
            out.println();
            out.println("written to " + json + (results.hasFailures() ? "; why something failed is in " + log : ""));
            return results.hasFailures() ? SOMETHING_FAILED : OK;
        }
    }

    private int publish() throws IOException {
        Path json = target.resolve("bench.json");
        if (!Files.isReadable(json)) {
            throw wrong("there are no figures in " + json + "; measure first, by ./selvedge bench");
        }
        Path root = target.resolveSibling("");
        for (Path page : List.of(root.resolve("README.md"), root.resolve("docs/speed.md"))) {
            out.println(
                    Figures.of(json).putInto(page)
                            ? "written into " + page
                            : page + " has no place for figures: <!-- figures: main --> or all, and <!-- /figures -->");
        }
        return OK;
    }

    /** The rows asked for; and the floor, which all others are compared with. */
    private List<Row> rows() {
        if (filter == null) {
            return Rows.all();
        }
        String wanted = filter.toLowerCase(Locale.ROOT);
        List<Row> rows = Rows.all().stream()
                .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        if (rows.isEmpty()) {
            throw wrong("no row has '" + filter + "' in its name, expected a part of one such as 'pair', 'chain',"
                    + " 'select', 'fork' or 'context'; --list shows all");
        }
        return rows.contains(Rows.floor()) || list
                ? rows
                : Rows.all().stream()
                        .filter(row -> row.equals(Rows.floor()) || rows.contains(row))
                        .toList();
    }

    private Set<Contender> contenders() {
        if (systems.isEmpty()) {
            return EnumSet.allOf(Contender.class);
        }
        Set<Contender> contenders = EnumSet.noneOf(Contender.class);
        for (String name : systems) {
            Family family = List.of(Family.values()).stream()
                    .filter(any -> any.title().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() ->
                            wrong("unknown system '" + name + "', expected selvedge, jox, kotlin, jdk, go or floor"));
            EnumSet.allOf(Contender.class).stream()
                    .filter(contender -> contender.family() == family)
                    .forEach(contenders::add);
        }
        return contenders;
    }

    private @Nullable Track goTrack(Set<Contender> contenders) throws InterruptedException {
        if (!contenders.contains(Contender.GO)) {
            return null;
        }
        if (!GoTrack.isInstalled()) {
            progress.println("Go is left out: there is no 'go' on the PATH");
            return null;
        }
        try {
            return GoTrack.compile(target.resolve("bench-go"));
        } catch (MeasuringFailedException failed) {
            progress.println("Go is left out: " + failed.getMessage());
            return null;
        }
    }

    private static void write(Results results, Path json) {
        try {
            new Json(results).write(json);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
