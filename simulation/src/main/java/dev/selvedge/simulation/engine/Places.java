package dev.selvedge.simulation.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lines of the user's code, found on stacks. */
final class Places {

    /** In the notes where a thread waits for the network. */
    static final String NETWORK = "a wait for the network or a file takes real time, and its end comes when it comes";

    private static final Set<String> OURS = Set.of(
            "dev.selvedge",
            "dev.selvedge.spi",
            "dev.selvedge.sync",
            "dev.selvedge.internal.jdk",
            "dev.selvedge.internal.wait",
            "dev.selvedge.internal.channel",
            "dev.selvedge.simulation",
            "dev.selvedge.simulation.engine",
            "dev.selvedge.simulation.agent",
            "dev.selvedge.simulation.agent.bridge");

    /** Tests of ours share the packages of what they test. */
    private static final String TEST = "Test";

    private static final StackWalker WALKER = StackWalker.getInstance();

    /**
     * Where a thread is.
     *
     * @param operation what of a library it called, such as {@code Mutex.lock}
     * @param line the line that called it
     */
    record Place(String operation, String line) {}

    private Places() {}

    /** Where the current thread is. */
    static Place current() {
        return WALKER.walk(frames -> place(frames.map(StackWalker.StackFrame::toStackTraceElement)));
    }

    static String here() {
        return current().line();
    }

    /** The line of the user's code at which a thread stands that does not run. */
    static String of(Thread thread) {
        return place(Stream.of(thread.getStackTrace())).line();
    }

    /** The line of the user's code at which something was thrown, though a library of assertions may have thrown it. */
    static String of(Throwable thrown) {
        return Stream.of(thrown.getStackTrace())
                .filter(frame ->
                        isUsers(frame.getClassName()) && !frame.getClassName().startsWith("org."))
                .findFirst()
                .map(Places::line)
                .orElse("");
    }

    static boolean isInNetwork(Thread thread) {
        return Stream.of(thread.getStackTrace())
                .map(StackTraceElement::getClassName)
                .anyMatch(name -> name.startsWith("sun.nio.ch.") || name.startsWith("sun.nio.fs."));
    }

    private static Place place(Stream<StackTraceElement> frames) {
        List<StackTraceElement> all = frames.toList();
        @Nullable StackTraceElement called = null;
        @Nullable StackTraceElement outermost = null;
        for (StackTraceElement frame : all) {
            if (isUsers(frame.getClassName())) {
                return new Place(called == null ? frame.getMethodName() : operation(called), line(frame));
            }
            called = frame;
            if (!isOfJdk(frame.getClassName())) {
                outermost = frame;
            }
        }
        return new Place(outermost == null ? "" : operation(outermost), "");
    }

    private static boolean isOfJdk(String className) {
        return className.startsWith("java.")
                || className.startsWith("jdk.")
                || className.startsWith("sun.")
                || className.startsWith("javax.");
    }

    private static boolean isUsers(String className) {
        if (isOfJdk(className)) {
            return false;
        }
        String outer = className.indexOf('$') < 0 ? className : className.substring(0, className.indexOf('$'));
        int dot = outer.lastIndexOf('.');
        return outer.endsWith(TEST) || !OURS.contains(dot < 0 ? "" : outer.substring(0, dot));
    }

    private static String operation(StackTraceElement frame) {
        String name = frame.getClassName();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return simple.replace("Impl", "").replace("QueueChannel", "Channel").replace("ForkedTask", "Task") + "."
                + frame.getMethodName();
    }

    private static String line(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file == null) {
            return frame.toString();
        }
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }
}
