package dev.selvedge.lab.child;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line by which a child says that it can serve.
 *
 * @param port where it serves, or 0 if it serves nothing but its admin port
 * @param admin where it answers {@code /health} and {@code /stats}
 * @param pid its process
 */
public record ReadyLine(int port, int admin, long pid) {

    /** What begins the line of a child that can't start; a plain sentence follows. */
    public static final String FAILED = "FAILED ";

    private static final Pattern LINE =
            Pattern.compile("READY \\{\"port\":(\\d{1,5}),\"admin\":(\\d{1,5}),\"pid\":(\\d{1,18})}");

    /** Returns the line as it is printed, without a line end. */
    public String format() {
        return "READY {\"port\":" + port + ",\"admin\":" + admin + ",\"pid\":" + pid + "}";
    }

    /** Reads a line of a child's standard output; empty if it is another line. */
    public static Optional<ReadyLine> parse(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new ReadyLine(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                Long.parseLong(matcher.group(3))));
    }
}
