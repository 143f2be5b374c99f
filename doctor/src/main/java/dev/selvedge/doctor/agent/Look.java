package dev.selvedge.doctor.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thread at one moment, with the objects themselves.
 *
 * @param blocker what it is blocked at, waits on or is parked by; {@code null} unless its state says that it waits
 * @param blocking what the blocker is to it
 * @param owned the monitors that it owns, without one that it has released in order to wait
 */
record Look(
        Thread thread,
        String name,
        Thread.State state,
        @Nullable Thread carrier,
        List<StackTraceElement> stack,
        @Nullable Object blocker,
        Blocking blocking,
        List<Object> owned) {

    /** What stops a thread. */
    enum Blocking {
        /** It waits to enter a monitor. */
        MONITOR,
        /** It is in {@code Object.wait}. */
        NOTIFY,
        /** It is parked, or nothing is known. */
        PARK
    }

    boolean waiting() {
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    boolean timed() {
        return state == Thread.State.TIMED_WAITING;
    }

    /** Whether one of the innermost frames is in a method, given as {@code class.method}. */
    boolean isIn(String type, String method) {
        return stack.stream()
                .limit(16)
                .anyMatch(frame -> frame.getClassName().equals(type)
                        && frame.getMethodName().equals(method));
    }
}
