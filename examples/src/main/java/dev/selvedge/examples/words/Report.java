package dev.selvedge.examples.words;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/** Tells what was counted. */
final class Report {
    private static final int MOST_FREQUENT = 10;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void print(Timed tasks, int workers, Timed oneThread, boolean equal) {
        Tally tally = tasks.tally();
        printPaths(tally);
        out.println(counted(tally.words(), "word") + ", " + number(tally.differentWords()) + " different");
        tally.mostFrequent(MOST_FREQUENT).forEach(this::printWord);
        printTime(counted(workers, "worker"), tasks);
        printTime("one thread", oneThread);
        out.println(equal ? "The answers are equal." : "The answers differ: has a file changed meanwhile?");
    }

    private void printPaths(Tally tally) {
        out.println(counted(tally.paths(Tally.Kind.TEXT), "text file"));
        printUnlessNone(tally.paths(Tally.Kind.BINARY), " binary, left out");
        printUnlessNone(tally.paths(Tally.Kind.OTHER), " links or special, left out");
        printUnlessNone(tally.paths(Tally.Kind.UNREADABLE), " could not be read:");
        tally.unreadable().forEach(path -> out.println("    " + path));
        printUnlessNone(tally.paths(Tally.Kind.UNREADABLE) - tally.unreadable().size(), " more");
    }

    private void printUnlessNone(long number, String what) {
        if (number > 0) {
            out.println(number(number) + what);
        }
    }

    private void printWord(Map.Entry<String, Long> word) {
        out.println(String.format(Locale.ROOT, "%,14d  %s", word.getValue(), word.getKey()));
    }

    private void printTime(String what, Timed timed) {
        out.println(String.format(Locale.ROOT, "%-12s %6.2f s", what, timed.seconds()));
    }

    private static String counted(long number, String what) {
        return number(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
