package dev.selvedge.worker.internal.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an exception across the border: no class of it is ever loaded on the other side.
 *
 * @param type the name of its class
 * @param message its message
 * @param stack where it was thrown, innermost first
 * @param causes what led to it, nearest first
 */
public record Failure(String type, @Nullable String message, List<Line> stack, List<Failure> causes) {

    private static final int MAX_CAUSES = 16;
    private static final int MAX_LINES = 200;
    private static final int MAX_TEXT = 10_000;

    /**
     * A line of a stack.
     *
     * @param type the class
     * @param method the method
     * @param file the source file, if it is known
     * @param line its line, or what {@link StackTraceElement#getLineNumber} says instead
     */
    public record Line(String type, String method, @Nullable String file, int line) {

        StackTraceElement element() {
            return new StackTraceElement(type, method, file, line);
        }

        static Line of(StackTraceElement element) {
            return new Line(
                    element.getClassName(), element.getMethodName(), element.getFileName(), element.getLineNumber());
        }
    }

    /** Tells of an exception, and of what led to it, as far as that is sensible. */
    public static Failure of(Throwable thrown) {
        List<Failure> causes = Stream.iterate(thrown.getCause(), cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES) // a chain may be a ring
                .map(cause -> alone(cause, List.of()))
                .toList();
        return alone(thrown, causes);
    }

    private static Failure alone(Throwable thrown, List<Failure> causes) {
        List<Line> lines = Arrays.stream(thrown.getStackTrace())
                .limit(MAX_LINES)
                .map(Line::of)
                .toList();
        return new Failure(thrown.getClass().getName(), messageOf(thrown), lines, causes);
    }

    private static @Nullable String messageOf(Throwable thrown) {
        String message;
        try {
            message = thrown.getMessage();
        } catch (RuntimeException | StackOverflowError its) {
            message = "(its getMessage threw " + its.getClass().getName() + ")";
        }
        return message == null || message.length() <= MAX_TEXT ? message : message.substring(0, MAX_TEXT) + " ...";
    }

    /** Its stack, as an exception has it. */
    public StackTraceElement[] stackTrace() {
        return stack.stream().map(Line::element).toArray(StackTraceElement[]::new);
    }
}
