package dev.selvedge.sync;

import dev.selvedge.CancelledException;
import dev.selvedge.Clause;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets so many pass in a time, and makes the others wait. What is not used is saved, up to the burst: after a pause, so many
 * may pass at once. Fair: who waits longest passes first, and nobody passes who asks for fewer. Safe for use by several
 * threads, virtual or not.
 *
 * {@snippet :
 * RateLimiter calls = RateLimiter.of(100, Duration.ofSeconds(1));
 * calls.acquire();
 * service.call();
 * }
 *
 * <p>The algorithm is the virtual scheduling of the generic cell rate algorithm (ITU-T I.371): one number, the time at which
 * all that was let pass would have been paid for.
 */
public final class RateLimiter {

    private final State state;

    private RateLimiter(String description, int number, Duration per, int burst) {
        atLeastOne(number, "number");
        atLeastOne(burst, "burst");
        this.state = new State(description, Durations.positiveNanos(per, "per") / (double) number, burst);
    }

    private static void atLeastOne(int value, String parameter) {
        if (value < 1) {
            throw new IllegalArgumentException(parameter + " is " + value + ": at least 1 must be able to pass");
        }
    }

    /**
     * Makes a limiter that saves up to as many as pass in the given time.
     *
     * @param number how many may pass in {@code per}, at least 1
     * @param per the time
     * @return the limiter, from which as many may pass at once
     * @throws IllegalArgumentException if {@code number} is less than 1, or {@code per} is not more than zero
     */
    public static RateLimiter of(int number, Duration per) {
        return of(number, per, number);
    }

    /**
     * Makes a limiter.
     *
     * @param number how many may pass in {@code per}, at least 1
     * @param per the time
     * @param burst how many may pass at once after a pause, at least 1; 1 keeps them at equal distances
     * @return the limiter, from which {@code burst} may pass at once
     * @throws IllegalArgumentException if {@code number} or {@code burst} is less than 1, or {@code per} is not more than zero
     */
    public static RateLimiter of(int number, Duration per, int burst) {
        return new RateLimiter("rate limiter of " + number + " in " + per, number, per, burst);
    }

    /**
     * Makes a limiter that has a name, for messages and diagnosis.
     *
     * @param name the name
     * @param number how many may pass in {@code per}, at least 1
     * @param per the time
     * @param burst how many may pass at once after a pause, at least 1
     * @return the limiter, from which {@code burst} may pass at once
     * @throws IllegalArgumentException if {@code number} or {@code burst} is less than 1, or {@code per} is not more than zero
     */
    public static RateLimiter named(String name, int number, Duration per, int burst) {
        return new RateLimiter("rate limiter '" + Objects.requireNonNull(name, "name") + "'", number, per, burst);
    }

    /**
     * Passes; waits until the rate allows it.
     *
     * @throws CancelledException if the caller is cancelled; it did not count
     * @throws InterruptedException if the thread is interrupted before or while it waits; it did not count
     */
    public void acquire() throws InterruptedException {
        acquire(1);
    }

    /**
     * Passes as several would; waits until the rate allows it.
     *
     * @param number as how many, from 1 to the burst
     * @throws IllegalArgumentException if {@code number} is less than 1, or more than the burst
     * @throws CancelledException if the caller is cancelled; it did not count
     * @throws InterruptedException if the thread is interrupted before or while it waits; it did not count
     */
    public void acquire(int number) throws InterruptedException {
        state.acquire(checked(number));
    }

    /**
     * Passes if the rate allows it now and nobody waits. Never blocks.
     *
     * @return whether it did
     */
    public boolean tryAcquire() {
        return tryAcquire(1);
    }

    /**
     * Passes as several would, if the rate allows it now and nobody waits. Never blocks.
     *
     * @param number as how many, from 1 to the burst
     * @return whether it did
     * @throws IllegalArgumentException if {@code number} is less than 1, or more than the burst
     */
    public boolean tryAcquire(int number) {
        return state.tryAcquire(checked(number));
    }

    private int checked(int number) {
        if (number < 1 || number > state.burst) {
            throw new IllegalArgumentException("number is " + number + ": " + state.describe() + " has a burst of "
                    + state.burst + ", so a number from 1 to " + state.burst + " is expected");
        }
        return number;
    }

    /**
     * A clause that is ready when the rate allows one to pass, and passes.
     *
     * @param action what to do then, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    public <R extends @Nullable Object> Clause<R> onAcquire(Clause.Action<? extends R> action) {
        return state.onAcquire(action);
    }

    /**
     * How many wait to pass at this moment, select clauses included. Never blocks.
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

    private static final class State extends Selectable<Boolean> {

        private final double interval;
        private final int burst;
        private final long start = Taker.current().nanoTime();

        /** In nanoseconds since the start: when all that has passed would have been paid for. Guarded by the lock. */
        private double paidAt;

        State(String description, double interval, int burst) {
            super(description);
            this.interval = interval;
            this.burst = burst;
            this.paidAt = 0;
        }

        @Override
        protected @Nullable Boolean offer(Taker taker) {
            return since(taker) >= allowedAt(taker) ? true : null;
        }

        private long since(Taker taker) {
            return taker.nanoTime() - start;
        }

        /** Up to a burst may be owed. Rounded down: better a nanosecond early than one late for each that waits. */
        private long allowedAt(Taker taker) {
            return (long) Math.floor(paidAt + (number(taker) - burst) * interval);
        }

        private static int number(Taker taker) {
            return (Integer) Objects.requireNonNull(taker.request());
        }

        @Override
        protected void taken(Taker taker, Boolean what) {
            paidAt = Math.max(paidAt, (double) since(taker)) + number(taker) * interval;
        }

        @Override
        protected Long readyAt(Taker taker) {
            return start + allowedAt(taker);
        }

        void acquire(int number) throws InterruptedException {
            take(number);
        }

        boolean tryAcquire(int number) {
            return tryTake(number) != null;
        }

        <R extends @Nullable Object> Clause<R> onAcquire(Clause.Action<? extends R> action) {
            Objects.requireNonNull(action, "action");
            return clause(1, passed -> action.run());
        }
    }
}
