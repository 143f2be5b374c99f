package dev.selvedge.internal.wait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * One wait of one strand. It is pending until one compare-and-set settles how it ends: by a {@link Node}, when an
 * operation took effect, or by a {@link Signal}, when none did. Whoever loses that race has done nothing.
 */
public final class Waiter {

    private static final VarHandle STATE;

    static {
        try {
            STATE = MethodHandles.lookup().findVarHandle(Waiter.class, "state", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Whose wait; it parks and is woken. */
    final Strand strand;

    /** Whether neither interruption nor cancellation ends it. */
    final boolean deaf;

    /** Whether {@link #endsAt} holds. */
    final boolean timed;

    /** When the wait ends by {@link Signal#TIMED_OUT}, in nanoseconds. */
    final long endsAt;

    /** In {@link #state}: pending, and the strand has parked, or is about to. */
    private static final Object PARKED = new Object();

    /** While pending, {@code null} or {@link #PARKED}; then the {@link Node} or {@link Signal} that settled it, for good. */
    private volatile @Nullable Object state;

    /** Whether the strand has to be woken; written by who settles it, and read by nobody else. */
    private boolean toWake;

    /** What is waited for; set by the strand before it parks, read by diagnosis. */
    private volatile @Nullable Object blocker;

    private Waiter(Strand strand, boolean deaf, boolean timed, long endsAt) {
        this.strand = strand;
        this.deaf = deaf;
        this.timed = timed;
        this.endsAt = endsAt;
    }

    /**
     * A wait that an interrupt or a cancellation ends.
     *
     * @param strand whose
     * @return the waiter
     */
    public static Waiter of(Strand strand) {
        return new Waiter(strand, false, false, 0);
    }

    /**
     * The same, that ends by {@link Signal#TIMED_OUT} when the time has come.
     *
     * @param strand whose
     * @param endsAt when, in nanoseconds on the scale of the strand's time source
     * @return the waiter
     */
    public static Waiter until(Strand strand, long endsAt) {
        return new Waiter(strand, false, true, endsAt);
    }

    /**
     * A wait that ends by being settled only: for the end of a scope.
     *
     * @param strand whose
     * @return the waiter
     */
    public static Waiter deaf(Strand strand) {
        return new Waiter(strand, true, false, 0);
    }

    /**
     * Settles how the wait ends, unless that is settled.
     *
     * @param how a {@link Node} or a {@link Signal}
     * @return whether this call settled it: if so, the caller sees to it that the strand wakes
     */
    public boolean settle(Object how) {
        Object before = state;
        if (before == null) {
            before = STATE.compareAndExchange(this, null, how);
            if (before == null) {
                return true; // the strand has not parked: it sees this by itself
            }
        }
        if (before == PARKED && STATE.compareAndSet(this, PARKED, how)) {
            toWake = true;
            return true;
        }
        return false;
    }

    /** Says that the strand is about to park; {@code false} if the wait is settled, so that it must not. */
    boolean park() {
        Object before = state;
        return before == PARKED || (before == null && STATE.compareAndSet(this, null, PARKED));
    }

    /**
     * Wakes the strand, if it has parked. Called once the wait is settled, by who settled it, with no lock held but, at most,
     * that of a strand.
     */
    public void wake() {
        if (toWake) {
            strand.unpark();
        }
    }

    /**
     * Whose wait it is.
     *
     * @return the strand
     */
    public Strand strand() {
        return strand;
    }

    /**
     * How the wait ended.
     *
     * @return a {@link Node} or a {@link Signal}, or {@code null} while it is pending
     */
    public @Nullable Object state() {
        Object now = state;
        return now == PARKED ? null : now;
    }

    /**
     * Whether it is not yet settled.
     *
     * @return whether it is pending
     */
    public boolean isPending() {
        Object now = state;
        return now == null || now == PARKED;
    }

    /**
     * Whether it may end by itself.
     *
     * @return whether it has a time
     */
    public boolean isTimed() {
        return timed;
    }

    /**
     * Notes what is waited for.
     *
     * @param what a {@link Node}, a {@code Node[]}, or a {@link Waitable}
     */
    public void blockedOn(Object what) {
        blocker = what;
    }

    /**
     * What is waited for.
     *
     * @return a {@link Node}, a {@code Node[]} or a {@link Waitable}; {@code null} if not yet known
     */
    public @Nullable Object blocker() {
        return blocker;
    }
}
