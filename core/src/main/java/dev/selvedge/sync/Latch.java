package dev.selvedge.sync;

import dev.selvedge.CancelledException;
import dev.selvedge.Clause;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A number that is counted down; all who wait go on when it is zero, for good. Safe for use by several threads, virtual or not. */
public final class Latch {

    private final State state;

    private Latch(String description, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is " + count + ": a latch counts down from 0 or more");
        }
        this.state = new State(description, count);
    }

    /**
     * Makes a latch.
     *
     * @param count how often it is to be counted down, at least 0
     * @return the latch
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public static Latch of(int count) {
        return new Latch("latch of " + count, count);
    }

    /**
     * Makes a latch that has a name, for messages and diagnosis.
     *
     * @param name the name
     * @param count how often it is to be counted down, at least 0
     * @return the latch
     * @throws IllegalArgumentException if {@code count} is negative
     */
    public static Latch named(String name, int count) {
        return new Latch("latch '" + Objects.requireNonNull(name, "name") + "'", count);
    }

    /**
     * Counts down by one. Never blocks.
     *
     * @throws IllegalStateException if it is zero already: something was counted twice
     */
    public void countDown() {
        state.countDown();
    }

    /**
     * How often it is still to be counted down. Never blocks.
     *
     * @return the count
     */
    public int count() {
        return state.count();
    }

    /**
     * Waits until the count is zero.
     *
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public void await() throws InterruptedException {
        state.await();
    }

    /**
     * A clause that is ready when the count is zero.
     *
     * @param action what to do then, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    public <R extends @Nullable Object> Clause<R> onZero(Clause.Action<? extends R> action) {
        return state.onZero(action);
    }

    /**
     * How many wait for it at this moment, select clauses included. Never blocks.
     *
     * @return how many
     */
    public int waiting() {
        return state.waiting();
    }

    @Override
    public String toString() {
        return state.describe() + " (" + count() + " to go)";
    }

    private static final class State extends Selectable<Boolean> {

        /** Guarded by the lock. */
        private int count;

        State(String description, int count) {
            super(description);
            this.count = count;
        }

        @Override
        protected @Nullable Boolean offer(Taker taker) {
            return count == 0 ? true : null;
        }

        @Override
        protected void taken(Taker taker, Boolean what) {}

        void countDown() {
            change(() -> {
                if (count == 0) {
                    throw new IllegalStateException(describe() + " is zero already: something was counted down twice");
                }
                count--;
            });
        }

        int count() {
            return read(() -> count);
        }

        void await() throws InterruptedException {
            take(null);
        }

        <R extends @Nullable Object> Clause<R> onZero(Clause.Action<? extends R> action) {
            Objects.requireNonNull(action, "action");
            return clause(null, zero -> action.run());
        }
    }
}
