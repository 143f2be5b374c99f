package dev.selvedge.internal.wait;

/**
 * One thing that can be done at a waitable, and waited for: receive, send, see a task end. Stateless: what belongs to one
 * attempt is in the node. Every method is called with the lock of {@link Node#at} held, unless it says otherwise.
 */
public interface Operation {

    /**
     * Does it now, if it can be done. If so, {@link Node#item} holds the result, and {@link Node#toWake} the node that
     * it settled, if any: to be woken once the lock is free.
     *
     * @param node the attempt
     * @return whether it was done
     */
    boolean tryNow(Node node);

    /**
     * Joins the queue of those who wait to do it.
     *
     * @param node the attempt
     */
    void enqueue(Node node);

    /**
     * Leaves the queue, if still in it.
     *
     * @param node the attempt
     */
    void dequeue(Node node);

    /**
     * Does what remains to be done once the attempt has joined the queue: without any lock, on the strand that is about to wait.
     *
     * @param node the attempt that waits
     */
    default void whileWaiting(Node node) {}

    /**
     * Does what remains to be done once {@link #tryNow} has done it: without any lock, on the same thread.
     *
     * @param node the attempt that was done
     */
    default void afterwards(Node node) {}

    /**
     * Whether it is known to have failed for good, so that telling so wins over a cancellation. Asked without the lock.
     *
     * @param at the waitable
     * @return whether its result is a failure that never changes
     */
    default boolean isFailed(Waitable at) {
        return false;
    }

    /**
     * What is being done, for messages and diagnosis, such as {@code receive}.
     *
     * @return a word or two
     */
    String describe();
}
