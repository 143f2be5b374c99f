package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What threads are called, where they are, and what they are for. */
final class Threads {

    private static final int FRAMES_SHOWN = 6;

    private static final Set<String> OF_THE_JVM = Set.of(
            "Reference Handler",
            "Finalizer",
            "Signal Dispatcher",
            "Common-Cleaner",
            "Notification Thread",
            "Attach Listener",
            "Service Thread",
            "Monitor Deflation Thread",
            "C1 CompilerThread0",
            "C2 CompilerThread0",
            "DestroyJavaVM",
            "process reaper",
            "VirtualThread-unblocker",
            "VirtualThread-unparker",
            "Cleaner-0");

    private static final List<String> IDLE = List.of(
            "dev.selvedge.loop.event.OwnTurns.sleep(",
            "java.util.concurrent.ThreadPoolExecutor.getTask(",
            "java.util.concurrent.ForkJoinPool.awaitWork(",
            "java.util.concurrent.ForkJoinPool.runWorker(",
            "java.util.TimerThread.mainLoop(",
            "java.lang.ref.",
            "jdk.internal.ref.");

    private Threads() {}

    static String name(ThreadState thread) {
        String kind = thread.virtual() ? "virtual thread" : "thread";
        String name = thread.name().isEmpty() ? "#" + thread.id() : "'" + thread.name() + "' (#" + thread.id() + ")";
        return thread.task().description().isEmpty()
                ? kind + " " + name
                : thread.task().description() + " ("
                        + (isSuspended(thread) ? "suspended on a loop" : kind + " #" + thread.id()) + ")";
    }

    /** Whether it is no thread, but a task that is suspended while its thread is another's. */
    static boolean isSuspended(ThreadState thread) {
        return thread.id() < 0;
    }

    /** What many of its sort are called. */
    static String kind(ThreadState thread) {
        return isSuspended(thread) ? "suspended tasks" : thread.virtual() ? "virtual threads" : "platform threads";
    }

    /** Shorter, where the long name was told before. */
    static String shortName(ThreadState thread) {
        if (!thread.task().description().isEmpty()) {
            return thread.task().description();
        }
        return (thread.virtual() ? "virtual thread " : "thread ")
                + (thread.name().isEmpty() ? "#" + thread.id() : "'" + thread.name() + "'");
    }

    static boolean isOfTheJvm(ThreadState thread) {
        return OF_THE_JVM.contains(thread.name())
                || thread.name().startsWith("C1 CompilerThread")
                || thread.name().startsWith("C2 CompilerThread")
                || (!thread.virtual() && thread.stack().isEmpty());
    }

    /** Whether it has nothing to do, and waits for somebody to hand it work: a worker of a pool, a carrier, a timer. */
    static boolean isIdleWorker(ThreadState thread) {
        if (isCarrier(thread)) {
            return true;
        }
        return !thread.state().equals("RUNNABLE")
                && thread.stack().stream().anyMatch(Threads::isIdleFrame)
                && thread.stack().stream().noneMatch(Threads::isUsersCode);
    }

    private static boolean isIdleFrame(String frame) {
        String method = frame.substring(frame.indexOf('/') + 1);
        return IDLE.stream().anyMatch(method::startsWith);
    }

    /** Whether it is a timer, and something is due some day: an empty one waits without a time. */
    static boolean hasAppointment(ThreadState thread) {
        return thread.state().equals("TIMED_WAITING")
                && !isOfTheJvm(thread)
                && (thread.name().contains("delayScheduler")
                        || thread.stack().stream().anyMatch(Threads::isTimerFrame));
    }

    private static boolean isTimerFrame(String frame) {
        return frame.contains("DelayedWorkQueue.take(")
                || frame.contains("DelayQueue.take(")
                || frame.contains("java.util.TimerThread.mainLoop(")
                || frame.contains("DelayScheduler");
    }

    static boolean isCarrier(ThreadState thread) {
        return !thread.virtual()
                && thread.name().startsWith("ForkJoinPool-")
                && thread.stack().stream().noneMatch(Threads::isUsersCode);
    }

    static boolean isUsersCode(String frame) {
        String name = frame.substring(frame.indexOf('/') + 1);
        return !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun.") && !isSelvedge(name);
    }

    /** The library's own frames: packages, not those below that are somebody else's, such as our examples. */
    private static boolean isSelvedge(String name) {
        int bracket = name.indexOf('(');
        String method = bracket < 0 ? name : name.substring(0, bracket);
        String type = method.substring(0, Math.max(0, method.lastIndexOf('.')));
        String inPackage = type.contains(".") ? type.substring(0, type.lastIndexOf('.')) : "";
        return inPackage.equals("dev.selvedge")
                || inPackage.startsWith("dev.selvedge.internal")
                || inPackage.equals("dev.selvedge.sync")
                || inPackage.equals("dev.selvedge.spi")
                || inPackage.startsWith("dev.selvedge.loop")
                || inPackage.startsWith("dev.selvedge.worker");
    }

    static List<String> fromUsersCode(List<String> stack) {
        List<String> own =
                stack.stream().dropWhile(frame -> !isUsersCode(frame)).toList();
        return own.isEmpty() ? stack : own;
    }

    /** The same after a name. */
    static String at(ThreadState thread) {
        return place(thread).isEmpty() ? "" : " at " + place(thread);
    }

    /** The line of the user's code where it is; else the innermost frame. Empty for a suspended task, whose stack nobody sees. */
    static String place(ThreadState thread) {
        return thread.stack().stream()
                .filter(Threads::isUsersCode)
                .findFirst()
                .orElse(
                        thread.stack().isEmpty()
                                ? (isSuspended(thread) ? "" : thread.virtual() ? "its beginning" : "an unknown place")
                                : thread.stack().getFirst());
    }

    /** How many, as a person reads it. */
    static String count(int threads) {
        return String.format(Locale.ROOT, "%,d", threads);
    }

    /** Its state, in lower case and with spaces. */
    static String state(ThreadState thread) {
        return thread.state().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String describe(Wait wait) {
        String what = wait.resource().description();
        return switch (wait.operation()) {
            case "lock" -> "to lock " + what;
            case "take", "acquire" -> "for " + what;
            case "join", "wait for the end of" -> "for the end of " + what;
            case "receive" -> "to receive from " + what;
            case "send" -> "to send to " + what;
            case "notify" -> "to be notified at " + what;
            case "get", "wait for the end" -> "for the result of " + what;
            case "serve" -> "for something to do on " + what;
            case "turn" -> "for its turn on " + what;
            case "await" -> "for " + what;
            case "class init" -> "for the initialization of " + what;
            case "io" -> "for input or output";
            default -> "at " + what;
        };
    }

    /** A paragraph: who, what it waits for, where; each line after the first is indented. */
    static List<String> paragraph(ThreadState thread, Patient patient) {
        List<String> lines = new ArrayList<>();
        lines.add(name(thread));
        for (Wait wait : thread.waits()) {
            lines.add("  waits " + describe(wait) + heldBy(wait, patient));
        }
        if (!place(thread).isEmpty()) {
            lines.add("  at " + place(thread));
        }
        if (!thread.task().forkedAt().isEmpty()) {
            lines.add("  forked at " + thread.task().forkedAt().getFirst());
        }
        return lines;
    }

    private static String heldBy(Wait wait, Patient patient) {
        if (wait.holders().isEmpty() || wait.operation().equals("join")) {
            return "";
        }
        List<String> names = new ArrayList<>();
        for (long holder : wait.holders()) {
            names.add(patient.name(holder));
        }
        return (wait.operation().equals("turn") ? ", which is kept by " : ", held by ") + String.join(" and ", names);
    }

    static List<String> stack(ThreadState thread) {
        return thread.stack().stream()
                .limit(FRAMES_SHOWN)
                .map(frame -> "    at " + frame)
                .toList();
    }
}
