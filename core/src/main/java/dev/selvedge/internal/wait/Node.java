package dev.selvedge.internal.wait;

import org.jspecify.annotations.Nullable;

/** One way in which a wait can end: an operation at a waitable, and a place in its queue. Guarded by the waitable's lock. */
public final class Node {

    /** Whose wait; {@code null} for an attempt that does not wait. */
    final @Nullable Waiter waiter;

    /** Where. */
    public final Waitable at;

    /** What. */
    public final Operation operation;

    /** The element to send, or the result; once the waiter is settled by this node, its strand may read it. */
    public @Nullable Object item;

    /** The node that the operation has settled, whose waiter is to be woken once the lock is free. */
    public @Nullable Node toWake;

    /** What else the operation has yet to bring about once the lock is free: as it likes. */
    public @Nullable Object effects;

    @Nullable
    Node previous;

    @Nullable
    Node next;

    @Nullable
    WaitQueue queue;

    /**
     * Makes an attempt.
     *
     * @param waiter whose wait
     * @param at where
     * @param operation what
     * @param item the element to send, or {@code null}
     */
    public Node(@Nullable Waiter waiter, Waitable at, Operation operation, @Nullable Object item) {
        this.waiter = waiter;
        this.at = at;
        this.operation = operation;
        this.item = item;
    }

    /**
     * Ends the wait by this node, unless it has been settled otherwise.
     *
     * @return whether this call settled it: if so, the caller wakes {@link #waiter()} once the lock is free
     */
    public boolean settle() {
        return waiter().settle(this);
    }

    /**
     * Whose wait this node belongs to.
     *
     * @return the waiter
     */
    public Waiter waiter() {
        if (waiter == null) {
            throw new AssertionError("an attempt that does not wait was put in a queue");
        }
        return waiter;
    }
}
