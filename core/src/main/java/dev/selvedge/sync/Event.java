package dev.selvedge.sync;

import dev.selvedge.CancelledException;
import dev.selvedge.Clause;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that has happened or not; all who wait for it go on when it does. Safe for use by several threads, virtual or not. */
public final class Event {

    private final State state;

    private Event(String description) {
        this.state = new State(description);
    }

    /**
     * Makes an event that has not happened.
     *
     * @return the event
     */
    public static Event create() {
        return new Event("event");
    }

    /**
     * Makes an event that has not happened and has a name, for messages and diagnosis.
     *
     * @param name the name
     * @return the event
     */
    public static Event named(String name) {
        return new Event("event '" + Objects.requireNonNull(name, "name") + "'");
    }

    /** It has happened: all who wait go on, and nobody waits from now on. Never blocks. Doing it again does nothing. */
    public void set() {
        state.set(true);
    }

    /** It has not happened any more: who comes from now on waits. Never blocks. */
    public void reset() {
        state.set(false);
    }

    /**
     * Whether it has happened. Never blocks.
     *
     * @return whether it is set
     */
    public boolean isSet() {
        return state.isSet();
    }

    /**
     * Waits until it has happened.
     *
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public void await() throws InterruptedException {
        state.await();
    }

    /**
     * A clause that is ready when it has happened.
     *
     * @param action what to do then, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    public <R extends @Nullable Object> Clause<R> onSet(Clause.Action<? extends R> action) {
        return state.onSet(action);
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
        return state.describe() + (isSet() ? " (set)" : " (not set)");
    }

    private static final class State extends Selectable<Boolean> {

        /** Guarded by the lock. */
        private boolean set;

        State(String description) {
            super(description);
        }

        @Override
        protected @Nullable Boolean offer(Taker taker) {
            return set ? true : null;
        }

        @Override
        protected void taken(Taker taker, Boolean what) {}

        void set(boolean happened) {
            change(() -> set = happened);
        }

        boolean isSet() {
            return read(() -> set);
        }

        void await() throws InterruptedException {
            take(null);
        }

        <R extends @Nullable Object> Clause<R> onSet(Clause.Action<? extends R> action) {
            Objects.requireNonNull(action, "action");
            return clause(null, set -> action.run());
        }
    }
}
