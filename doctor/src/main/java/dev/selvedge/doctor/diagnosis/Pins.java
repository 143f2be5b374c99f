package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What keeps a virtual thread that waits on its carrier, read off its stack: the innermost class initializer or native method above which it
 * waits. The JVM itself tells only when the wait is over, by the event {@code jdk.VirtualThreadPinned}.
 */
final class Pins {

    private static final int FRAMES_SHOWN = 6;

    /** What a pinned thread waits in: native, too, and not what pins it. */
    private static final List<String> WAITING = List.of("jdk.internal.misc.Unsafe.park(", "java.lang.Object.wait0(");

    private Pins() {}

    /** A few lines: what it waits for, what pins it, and where that is. */
    static List<String> paragraph(ThreadState thread, Patient patient) {
        List<String> lines = new ArrayList<>();
        Threads.paragraph(thread, patient).stream()
                .filter(line -> !line.startsWith("  at "))
                .forEach(lines::add);
        lines.add("  pinned by " + frame(thread));
        Threads.fromUsersCode(thread.stack()).stream()
                .limit(FRAMES_SHOWN)
                .forEach(frame -> lines.add("    at " + frame));
        return lines;
    }

    private static String frame(ThreadState thread) {
        if (isInitialisedByAnother(thread)) {
            return "waiting for a class, which the JVM does in native code";
        }
        Optional<String> frame = thread.stack().stream().filter(Pins::pins).findFirst();
        return frame.map(at -> (at.contains("<clinit>") ? "the class initializer " : "the native method ") + at)
                .orElse("a native call without a frame of its own, such as a foreign function that has called back");
    }

    /** Whether it waits for a class that another thread initialises; such a thread looks as if it ran. */
    static boolean isInitialisedByAnother(ThreadState thread) {
        return thread.waits().stream().anyMatch(wait -> wait.operation().equals("class init"));
    }

    private static boolean pins(String frame) {
        if (frame.contains(".<clinit>(")) {
            return true;
        }
        String method = frame.substring(frame.indexOf('/') + 1);
        return frame.endsWith("(Native Method)") && WAITING.stream().noneMatch(method::startsWith);
    }
}
