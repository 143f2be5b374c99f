package dev.selvedge.loop;

import dev.selvedge.loop.event.Timers;
import dev.selvedge.loop.event.Turns;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A message that an event loop handles when its time has come, once or again and again. */
public final class LoopTimer {

    private final Turns turns;
    private final Runnable message;

    /** From one time to the next, in nanoseconds; 0 for once. */
    private final long period;

    private volatile boolean cancelled;

    /** What waits for the time. Guarded by this. */
    private Timers.@Nullable Alarm alarm;

    LoopTimer(Turns turns, Runnable message, @Nullable Duration period) {
        this.turns = turns;
        this.message = message;
        this.period = period == null ? 0 : period.toNanos();
    }

    LoopTimer in(Duration delay) {
        set(System.nanoTime() + Math.max(0, TimeUnit.NANOSECONDS.convert(delay)));
        return this;
    }

    private synchronized void set(long nanoTime) {
        if (!cancelled) {
            alarm = Timers.at(nanoTime, () -> due(nanoTime));
        }
    }

    private void due(long nanoTime) {
        try {
            turns.post(() -> handle(nanoTime));
        } catch (RejectedExecutionException stopped) {
            cancelled = true; // as all that the loop had not accepted
        }
    }

    private void handle(long nanoTime) {
        if (cancelled) {
            return;
        }
        try {
            message.run();
        } finally {
            if (period > 0) {
                long missed = Math.max(0, System.nanoTime() - nanoTime) / period;
                set(nanoTime + (missed + 1) * period);
            }
        }
    }

    /** Takes the message back. Where it is being handled, it is not handled again. Called on the loop, it is never handled after this returns. Does not block. */
    public synchronized void cancel() {
        cancelled = true;
        if (alarm != null) {
            alarm.cancel();
        }
    }

    /**
     * Whether it was taken back.
     *
     * @return whether it is cancelled, or its loop was stopped before the time
     */
    public boolean isCancelled() {
        return cancelled;
    }
}
