package dev.selvedge.sync;

import dev.selvedge.CancelledException;
import dev.selvedge.Clause;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A lock that belongs to the task that took it. Fair, and not reentrant. If its owner ends without giving it back, it is
 * abandoned: waiting for it and taking it fail, naming the owner, until somebody who has restored what it guards calls
 * {@link #reset()}. Safe for use by several threads, virtual or not.
 *
 * {@snippet :
 * try (var _ = mutex.lock()) { … }
 * }
 */
public final class Mutex {

    private final State state;

    private Mutex(String description) {
        this.state = new State(description);
    }

    /**
     * Makes a mutex that is free.
     *
     * @return the mutex
     */
    public static Mutex create() {
        return new Mutex("mutex");
    }

    /**
     * Makes a mutex that is free and has a name, for messages and diagnosis.
     *
     * @param name the name
     * @return the mutex
     */
    public static Mutex named(String name) {
        return new Mutex("mutex '" + Objects.requireNonNull(name, "name") + "'");
    }

    /**
     * Takes the mutex; waits until it is free.
     *
     * @return to be closed by the task that took it
     * @throws AbandonedMutexException if its owner has ended, before or while the caller waits
     * @throws IllegalStateException if the caller holds it already, and so would wait for itself
     * @throws CancelledException if the caller is cancelled; it was not taken
     * @throws InterruptedException if the thread is interrupted before or while it waits; it was not taken
     */
    public Permit lock() throws InterruptedException {
        state.ensureNotMine();
        return state.lock();
    }

    /**
     * Takes the mutex if it is free and nobody waits. Never blocks.
     *
     * @return to be closed by the task that took it, or {@code null}
     * @throws AbandonedMutexException if its owner has ended
     */
    public @Nullable Permit tryLock() {
        return state.tryLock();
    }

    /**
     * A clause that is ready when the mutex is free, and takes it for the selecting task. If the mutex is abandoned, it is ready
     * too, and throws {@link AbandonedMutexException} when chosen.
     *
     * @param handler is given what is to be closed, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    public <R extends @Nullable Object> Clause<R> onLock(Clause.Handler<? super Permit, ? extends R> handler) {
        return state.onLock(handler);
    }

    /**
     * Makes an abandoned mutex free again: what it guards is in order. Never blocks. Does nothing if it is not abandoned.
     */
    public void reset() {
        state.reset();
    }

    /**
     * Whether its owner has ended without giving it back. Never blocks.
     *
     * @return whether it is abandoned
     */
    public boolean isAbandoned() {
        return state.abandonedBy() != null;
    }

    /**
     * Who holds it, as in messages. Never blocks.
     *
     * @return a few words, or {@code null} if nobody does
     */
    public @Nullable String holder() {
        return state.holder();
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
        String owner = state.abandonedBy();
        String holder = holder();
        return state.describe()
                + (owner != null
                        ? " (abandoned by " + owner + ")"
                        : holder != null ? " (held by " + holder + ")" : " (free)");
    }

    private static final class State extends Selectable<State.Answer> implements Permit.Source {

        /** What a taker is told. */
        sealed interface Answer {}

        record Taken(Permit permit) implements Answer {}

        record Abandoned(String owner) implements Answer {}

        /** Both guarded by the lock. */
        private @Nullable Permit held;

        private @Nullable String abandonedBy;

        State(String description) {
            super(description);
        }

        @Override
        protected @Nullable Answer offer(Taker taker) {
            if (abandonedBy != null) {
                return new Abandoned(abandonedBy);
            }
            return held == null ? new Taken(new Permit(describe(), this, 1, taker)) : null;
        }

        @Override
        protected void taken(Taker taker, Answer what) {
            if (what instanceof Taken(Permit permit)) {
                held = permit;
            }
        }

        @Override
        protected void withdrawn(Taker taker, Answer what) {
            if (what instanceof Taken(Permit permit)) {
                permit.withdraw();
            }
        }

        @Override
        public void released(Permit permit) {
            change(() -> held = null);
        }

        @Override
        public void ownerEnded(Permit permit, Taker owner) {
            change(() -> {
                held = null;
                abandonedBy = owner.describe();
            });
        }

        @Override
        protected List<Taker> holders() {
            Taker owner = held == null ? null : held.owner();
            return owner == null ? List.of() : List.of(owner);
        }

        void reset() {
            change(() -> abandonedBy = null);
        }

        Permit lock() throws InterruptedException {
            return permit(take(null));
        }

        @Nullable
        Permit tryLock() {
            Answer answer = tryTake(null);
            return answer == null ? null : permit(answer);
        }

        <R extends @Nullable Object> Clause<R> onLock(Clause.Handler<? super Permit, ? extends R> handler) {
            Objects.requireNonNull(handler, "handler");
            return clause(null, answer -> handler.handle(permit(answer)));
        }

        private Permit permit(Answer answer) {
            return switch (answer) {
                case Taken(Permit permit) -> permit;
                case Abandoned(String owner) ->
                    throw new AbandonedMutexException(
                            describe() + " was abandoned: " + owner
                                    + " ended without giving it back, so what it guards may be half done; restore that, then reset()");
            };
        }

        void ensureNotMine() {
            Permit permit = read(() -> held);
            if (permit != null && permit.isMine()) {
                throw new IllegalStateException(
                        permit + " already, and a mutex is not reentrant: " + describe() + " would never become free");
            }
        }

        @Nullable
        String holder() {
            Permit permit = read(() -> held);
            return permit == null ? null : permit.holder();
        }

        @Nullable
        String abandonedBy() {
            return read(() -> abandonedBy);
        }
    }
}
