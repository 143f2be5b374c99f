package dev.selvedge.lab.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last lines of an output, for the message when its child has failed. Safe for use by several threads. */
final class Tail {

    private static final int LINES = 40;

    /** Guarded by this. */
    private final Deque<String> lines = new ArrayDeque<>();

    synchronized void add(String line) {
        if (lines.size() == LINES) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns the line that most likely says what went wrong: the last that is not part of a stack trace, or nothing. */
    synchronized String essence() {
        return lines.reversed().stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("at ") && !line.startsWith("..."))
                .findFirst()
                .map(line -> ": " + line)
                .orElse("");
    }
}
