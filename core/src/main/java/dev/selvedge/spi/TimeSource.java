package dev.selvedge.spi;

import java.time.Instant;

/** Tells the time, and calls back when it has come. Implementations are safe for use by many threads at once. */
public interface TimeSource {

    /**
     * The time that has passed since an arbitrary origin, as {@link System#nanoTime()} counts it.
     *
     * @return the time in nanoseconds; only differences mean something
     */
    long nanoTime();

    /**
     * The time of day, for messages.
     *
     * @return the time of day
     */
    Instant now();

    /**
     * Arranges for an action to run once when the time has come. Does not block.
     *
     * @param nanoTime when, in nanoseconds on the scale of {@link #nanoTime()}; a time that has passed means at once
     * @param action short and never blocking: all alarms may share one thread
     * @return a handle that calls the alarm off
     */
    Alarm schedule(long nanoTime, Runnable action);

    /** An alarm that has been set. */
    @FunctionalInterface
    interface Alarm {

        /** Calls the alarm off, unless it has begun to run. Does not block; calling it again does nothing. */
        void cancel();
    }
}
