package dev.selvedge.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers wrong usage with one line: what was given, what was expected, what to do. */
final class WrongUsage implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException mistake, String[] args) {
        CommandLine line = mistake.getCommandLine();
        String name = line.getCommandSpec().qualifiedName();
        line.getErr().println(name + ": " + problem(mistake) + "; see ./" + name + " --help");
        return ExitCode.USAGE;
    }

    /** Returns the names of the subcommands, for a message. */
    static String commandsOf(CommandLine line) {
        return String.join(", ", line.getSubcommands().keySet());
    }

    private static String problem(ParameterException mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unmatched(unmatched);
        }
        String message = String.valueOf(mistake.getMessage());
        String first = message.lines().findFirst().orElse("wrong usage").strip();
        return first.replaceFirst("is not an? (int|long)$", "is not a whole number");
    }

    private static String unmatched(UnmatchedArgumentException mistake) {
        CommandLine line = mistake.getCommandLine();
        String given = mistake.getUnmatched().getFirst();
        if (given.startsWith("-")) {
            return unexpected("option", given.replaceFirst("=.*", ""), optionsOf(line));
        }
        return line.getSubcommands().isEmpty()
                ? "unexpected argument '" + given + "': expected no more here"
                : unexpected("command", given, line.getSubcommands().keySet());
    }

    private static List<String> optionsOf(CommandLine line) {
        List<String> names = new ArrayList<>();
        line.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
        return names;
    }

    /** Returns the line for a word that should have been one of the expected ones. */
    static String unexpected(String kind, String given, Collection<String> expected) {
        String suggestion = Nearest.to(given, expected)
                .map(nearest -> ": did you mean '" + nearest + "'?")
                .orElse("");
        return "unknown " + kind + " '" + given + "', expected " + String.join(", ", expected) + suggestion;
    }
}
