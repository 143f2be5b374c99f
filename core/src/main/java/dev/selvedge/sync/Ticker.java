package dev.selvedge.sync;

import dev.selvedge.CancelledException;
import dev.selvedge.Clause;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ticks at equal distances. A tick goes to one of those who wait for it; what nobody has taken when the next one is due is
 * skipped, so a slow taker is not flooded, and the number of the tick tells how many it missed. Nothing runs and nothing
 * has to be closed while nobody waits. Safe for use by several threads, virtual or not.
 *
 * {@snippet :
 * Ticker second = Ticker.every(Duration.ofSeconds(1));
 * while (true) {
 *     second.await();
 *     report();
 * }
 * }
 */
public final class Ticker {

    private final State state;

    private Ticker(long period) {
        this.state = new State(period);
    }

    /**
     * Makes a ticker whose first tick comes when one period has passed.
     *
     * @param period from one tick to the next, more than zero
     * @return the ticker
     * @throws IllegalArgumentException if {@code period} is zero, negative, or longer than about 292 years
     */
    public static Ticker every(Duration period) {
        return new Ticker(Durations.positiveNanos(period, "period"));
    }

    /**
     * Waits for the next tick; returns at once if one is due that nobody has taken.
     *
     * @return the number of the tick, counted from 1
     * @throws CancelledException if the caller is cancelled; no tick was taken
     * @throws InterruptedException if the thread is interrupted before or while it waits; no tick was taken
     */
    public long await() throws InterruptedException {
        return state.await();
    }

    /**
     * A clause that is ready when a tick is due, and takes it.
     *
     * @param handler is given the number of the tick, counted from 1, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    public <R extends @Nullable Object> Clause<R> onTick(Clause.Handler<? super Long, ? extends R> handler) {
        return state.onTick(handler);
    }

    /**
     * How many wait for a tick at this moment, select clauses included. Never blocks.
     *
     * @return how many
     */
    public int waiting() {
        return state.waiting();
    }

    @Override
    public String toString() {
        return state.describe();
    }

    private static final class State extends Selectable<Long> {

        private final long period;
        private final long start = Taker.current().nanoTime();

        /** The number of the last tick that was taken; guarded by the lock. */
        private long last;

        State(long period) {
            super("ticker of " + Duration.ofNanos(period));
            this.period = period;
        }

        @Override
        protected @Nullable Long offer(Taker taker) {
            long number = (taker.nanoTime() - start) / period;
            return number > last ? number : null;
        }

        @Override
        protected void taken(Taker taker, Long what) {
            last = what;
        }

        @Override
        protected Long readyAt(Taker taker) {
            return start + (last + 1) * period;
        }

        long await() throws InterruptedException {
            return take(null);
        }

        <R extends @Nullable Object> Clause<R> onTick(Clause.Handler<? super Long, ? extends R> handler) {
            return clause(null, Objects.requireNonNull(handler, "handler"));
        }
    }
}
