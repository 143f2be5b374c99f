package dev.selvedge.cli;

import dev.selvedge.examples.Example;
import dev.selvedge.examples.Examples;
import dev.selvedge.examples.WrongArgumentsException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code selvedge run}: runs an example, or lists them. */
@Command(
        name = "run",
        description = "Runs an example; --list tells which there are.",
        customSynopsis = {"selvedge run --list", "       selvedge run NAME [ARGS]"})
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--list", description = "List the examples.")
    private boolean list;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Parameters(paramLabel = "NAME [ARGS]", arity = "0..*", description = "The example, and what it is given.")
    private List<String> words = List.of();

    @Override
    public Integer call() throws Exception {
        if (list) {
            return list(spec.commandLine().getOut());
        }
        if (words.isEmpty()) {
            throw wrong("no example named: expected one of " + String.join(", ", names()));
        }
        String name = words.getFirst();
        Example example =
                Examples.named(name).orElseThrow(() -> wrong(WrongUsage.unexpected("example", name, names())));
        List<String> args = words.subList(1, words.size());
        if (args.equals(List.of("--help")) || args.equals(List.of("-h"))) {
            spec.commandLine().getOut().println(line(example, example.name().length()));
            return ExitCode.OK;
        }
        return run(example, args, System.out);
    }

    private int run(Example example, List<String> args, PrintStream out) throws Exception {
        try {
            return example.run(args, out);
        } catch (WrongArgumentsException mistake) {
            throw wrong(example.name() + ": " + mistake.getMessage());
        } finally {
            out.flush();
        }
    }

    private static int list(PrintWriter out) {
        int width = names().stream().mapToInt(String::length).max().orElse(0);
        for (Example example : Examples.all()) {
            out.println(line(example, width));
        }
        return ExitCode.OK;
    }

    private static String line(Example example, int width) {
        return example.name() + " ".repeat(width + 2 - example.name().length()) + example.summary();
    }

    private static List<String> names() {
        return Examples.all().stream().map(Example::name).toList();
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
