package dev.selvedge.internal.wait;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** First-in-first-out queue of nodes, linked through the nodes. Guarded by the lock of the waitable that it belongs to. */
public final class WaitQueue {

    private @Nullable Node head;
    private @Nullable Node tail;

    /** Makes an empty queue. */
    public WaitQueue() {}

    /**
     * Puts a node last.
     *
     * @param node a node that is in no queue
     */
    public void add(Node node) {
        node.queue = this;
        node.previous = tail;
        if (tail == null) {
            head = node;
        } else {
            tail.next = node;
        }
        tail = node;
    }

    /**
     * Takes the first node out.
     *
     * @return the first node, or {@code null}
     */
    public @Nullable Node poll() {
        Node first = head;
        if (first != null) {
            remove(first);
        }
        return first;
    }

    /**
     * Takes nodes out from the front until one was settled by this call.
     *
     * @return the node whose waiter is now settled by it, or {@code null} if none was left; to be woken by the caller
     */
    public @Nullable Node settleFirst() {
        for (Node node = poll(); node != null; node = poll()) {
            if (node.settle()) {
                return node;
            }
        }
        return null;
    }

    /**
     * Takes all nodes out, and ends the waits of those that still wait.
     *
     * @param result what their {@link Node#item} becomes
     * @param settled is given the nodes that were settled by this call; to be woken by the caller
     */
    public void settleAll(@Nullable Object result, List<Node> settled) {
        for (Node node = poll(); node != null; node = poll()) {
            Object before = node.item;
            node.item = result;
            if (node.settle()) {
                settled.add(node);
            } else {
                node.item = before;
            }
        }
    }

    /**
     * Whether somebody in it still waits.
     *
     * @return whether there is a node whose waiter is not settled
     */
    public boolean hasPending() {
        return firstPending() != null;
    }

    /**
     * The one who has waited longest.
     *
     * @return the first node whose waiter is not settled, or {@code null}
     */
    public @Nullable Node firstPending() {
        Node node = head;
        while (node != null && !node.waiter().isPending()) {
            node = node.next;
        }
        return node;
    }

    /**
     * How many in it still wait, of those that a condition holds for.
     *
     * @param condition which nodes to count
     * @return how many nodes there are whose waiter is not settled
     */
    public int countPending(Predicate<Node> condition) {
        int count = 0;
        for (Node node = head; node != null; node = node.next) {
            if (node.waiter().isPending() && condition.test(node)) {
                count++;
            }
        }
        return count;
    }

    /**
     * Takes a node out, if it is in this queue.
     *
     * @param node any node
     */
    public void remove(Node node) {
        if (node.queue != this) {
            return;
        }
        if (node.previous == null) {
            head = node.next;
        } else {
            node.previous.next = node.next;
        }
        if (node.next == null) {
            tail = node.previous;
        } else {
            node.next.previous = node.previous;
        }
        node.previous = null;
        node.next = null;
        node.queue = null;
    }
}
