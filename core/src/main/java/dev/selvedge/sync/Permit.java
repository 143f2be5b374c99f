package dev.selvedge.sync;

import dev.selvedge.Taker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What a task holds of a {@link Semaphore} or {@link Mutex}, until it closes it. It belongs to the task that took it: if
 * that ends first, the permit comes back by itself and is reported as leaked (a mutex is abandoned instead), unless it was
 * {@linkplain #handOver() handed over}. Safe for use by several threads.
 */
public final class Permit implements AutoCloseable {

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Permit.class, "state", State.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static final State CLOSED = new Closed();

    private final String what;
    private final Source source;

    /** For how many of what its source has it stands. */
    final int number;

    private volatile State state;

    /** Neighbours in its source's list; for the source. */
    @Nullable
    Permit previous;

    @Nullable
    Permit next;

    /** Where permits come from. */
    interface Source {

        /** The permit is not held any more; called once. */
        void released(Permit permit);

        /** The task that holds the permit has ended; called at most once, and not with {@link #released}. */
        void ownerEnded(Permit permit, Taker owner);
    }

    private sealed interface State {}

    private record Owned(Taker owner, Taker.Ownership ownership) implements State {}

    private record HandedOver(Taker from) implements State {}

    private record Closed() implements State {}

    /** Makes one that belongs to a taker from now on. */
    Permit(String what, Source source, int number, Taker taker) {
        this.what = what;
        this.source = source;
        this.number = number;
        this.state = new Owned(taker, taker.own(() -> ended(taker)));
    }

    private boolean change(State from, State to) {
        return STATE.compareAndSet(this, from, to);
    }

    private State close(State closed) {
        return (State) STATE.getAndSet(this, closed);
    }

    /** Forgets that it belongs to its taker, who did not take it. */
    void withdraw() {
        if (close(CLOSED) instanceof Owned owned) {
            owned.ownership.release();
        }
    }

    private void ended(Taker owner) {
        State before = state;
        if (before instanceof Owned owned && owned.owner == owner && change(before, CLOSED)) {
            source.ownerEnded(this, owner);
        }
    }

    /** Gives it back. Never blocks; works from any thread; closing again does nothing. */
    @Override
    public void close() {
        State before = close(CLOSED);
        if (before instanceof Owned owned) {
            owned.ownership.release();
        }
        if (!(before instanceof Closed)) {
            source.released(this);
        }
    }

    /**
     * Takes it from its task, so that it may outlive it: it is to be given to somebody who closes it, and who
     * {@linkplain #takeOver() takes it over} if it is to belong to a task again. Never blocks.
     *
     * @throws IllegalStateException if it is closed, or was handed over already
     */
    public void handOver() {
        State before = state;
        if (!(before instanceof Owned owned) || !change(before, new HandedOver(owned.owner))) {
            throw new IllegalStateException(this + " can't be handed over: only one that is held can");
        }
        owned.ownership.release();
    }

    /**
     * Makes a permit that was handed over belong to the running task. Never blocks.
     *
     * @throws IllegalStateException if it was not handed over, is closed, or was taken over already
     */
    public void takeOver() {
        State before = state;
        Taker taker = Taker.current();
        Taker.Ownership ownership = taker.own(() -> ended(taker));
        if (!(before instanceof HandedOver) || !change(before, new Owned(taker, ownership))) {
            ownership.release();
            throw new IllegalStateException(this + " can't be taken over: it was not handed over");
        }
    }

    /** Who holds it, for messages, or {@code null} if nobody does. */
    @Nullable
    String holder() {
        return switch (state) {
            case Owned(Taker owner, var ownership) -> owner.describe();
            case HandedOver(Taker from) -> "nobody, since " + from.describe() + " handed it over";
            case Closed() -> null;
        };
    }

    /** Who holds it, or {@code null} if nobody does. */
    @Nullable
    Taker owner() {
        return state instanceof Owned owned ? owned.owner : null;
    }

    /** Whether the running task, or thread, holds it. */
    boolean isMine() {
        return state instanceof Owned owned && owned.owner.isSameAs(Taker.current());
    }

    @Override
    public String toString() {
        String holder = holder();
        return "permit of " + what + (holder == null ? ", closed" : ", held by " + holder);
    }
}
