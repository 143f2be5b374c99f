package dev.selvedge.loop.event;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** When the time has come. A thread of its own for all loops, so that a busy one does not delay the others; what it runs takes no time. */
public final class Timers {

    private Timers() {}

    /** Started when it is first needed. */
    private static final class Lazy {

        static final ScheduledThreadPoolExecutor THREAD = start();

        private static ScheduledThreadPoolExecutor start() {
            var executor = new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().daemon().name("selvedge-loop-timers").factory());
            executor.setRemoveOnCancelPolicy(true);
            return executor;
        }
    }

    /**
     * Arranges for an action to run once.
     *
     * @param nanoTime when, on the scale of {@link System#nanoTime()}
     * @param action the action, which does not block
     * @return to take it back
     */
    public static Alarm at(long nanoTime, Runnable action) {
        Future<?> alarm = Lazy.THREAD.schedule(action, nanoTime - System.nanoTime(), TimeUnit.NANOSECONDS);
        return () -> alarm.cancel(false);
    }

    /** Something that is to run when its time has come. */
    @FunctionalInterface
    public interface Alarm {

        /** Takes it back, if it has not begun. */
        void cancel();
    }
}
