package dev.selvedge.doctor.agent;

import java.util.List;

/** Where a thread is, told from its innermost frames. */
final class Places {

    /** What is between a park and who asked for it. */
    private static final List<String> OF_PARKING = List.of(
            "java.lang.VirtualThread",
            "java.lang.System$",
            "java.util.concurrent.locks.LockSupport",
            "jdk.internal.misc.Unsafe",
            "jdk.internal.misc.Blocker",
            "jdk.internal.vm.Continuation");

    private static final List<String> OF_INPUT = List.of(
            "sun.nio.ch.",
            "sun.nio.fs.",
            "java.net.",
            "java.io.",
            "java.lang.ProcessImpl",
            "java.lang.ProcessHandleImpl");

    /** How many frames may lie between a park and what it is for. */
    private static final int NEAR = 12;

    private Places() {}

    /** Whether it waits for the world outside: it is parked by, or runs a native method of, the classes for files and sockets. */
    static boolean isInput(Look look) {
        List<StackTraceElement> stack = look.stack();
        if (look.state() == Thread.State.RUNNABLE
                && (stack.isEmpty() || !stack.getFirst().isNativeMethod())) {
            return false;
        }
        return stack.stream()
                .limit(NEAR)
                .map(StackTraceElement::getClassName)
                .filter(name -> OF_PARKING.stream().noneMatch(name::startsWith))
                .findFirst()
                .filter(name -> OF_INPUT.stream().anyMatch(name::startsWith))
                .isPresent();
    }

    static boolean isAsleep(Look look) {
        return look.stack().stream()
                .limit(NEAR)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Thread")
                        && frame.getMethodName().startsWith("sleep"));
    }

    /** Whether it waits for the threads of the innermost container that it owns. */
    static boolean isInFlock(Look look) {
        return look.isIn("jdk.internal.misc.ThreadFlock", "awaitAll")
                || look.isIn("jdk.internal.misc.ThreadFlock", "close");
    }

    /** The JDK's method that the program has called, such as {@code java.net.Socket$SocketInputStream.read}. */
    static String outermostOfJdk(Look look) {
        String place = "unknown";
        for (StackTraceElement frame : look.stack()) {
            if (!"java.base".equals(frame.getModuleName())) {
                break;
            }
            place = frame.getClassName() + "." + frame.getMethodName();
        }
        return place;
    }

    /** Says which class of the JDK uses a condition, such as {@code  in java.util.concurrent.LinkedBlockingQueue.take}. */
    static String inside(Look look) {
        return look.stack().stream()
                .limit(NEAR)
                .filter(frame -> OF_PARKING.stream().noneMatch(frame.getClassName()::startsWith))
                .filter(frame -> !frame.getClassName().startsWith("java.util.concurrent.locks."))
                .filter(frame -> !frame.getClassName().startsWith("java.util.concurrent.ForkJoinPool"))
                .findFirst()
                .map(frame -> " in " + frame.getClassName() + "." + frame.getMethodName())
                .orElse("");
    }
}
