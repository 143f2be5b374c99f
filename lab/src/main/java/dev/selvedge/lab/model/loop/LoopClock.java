package dev.selvedge.lab.model.loop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * How late an event loop is for a timer: for the one that fired latest, and for the one that should have fired by now. Without the second, a
 * loop that is kept for good would look as if it were in time. Ticks on its loop, is read on any thread.
 */
final class LoopClock {

    /** How often it is to tick. */
    static final long MILLIS = 100;

    private final LongAccumulator lateNanos = new LongAccumulator(Math::max, 0);
    private volatile long dueNanos = next();

    private static long next() {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS);
    }

    /** Takes note that the timer has fired. */
    void tick() {
        lateNanos.accumulate(System.nanoTime() - dueNanos);
        dueNanos = next();
    }

    /** Returns how late it was since the last look, at most; or is now, if that is more. */
    long takeLateMillis() {
        long now = System.nanoTime() - dueNanos;
        return TimeUnit.NANOSECONDS.toMillis(Math.max(now, lateNanos.getThenReset()));
    }
}
