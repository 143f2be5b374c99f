package dev.selvedge.internal.wait;

import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One of several operations, exactly one of which takes effect.
 *
 * <p>The algorithm is that of Go's {@code selectgo}: take the locks of all that is involved, in one global order; try
 * each operation; if none can be done, join every queue; free the locks and park. With all locks held, what was found
 * holds at one instant. While it tries, the select is in no queue, so it never meets itself; once it is in the queues, it
 * only waits for others to settle it. So one compare-and-set is enough, even where a select meets a select.
 */
public final class Selection {

    private static final Comparator<Waitable> LOCK_ORDER = Comparator.comparingLong(Waitable::order);

    private final Node[] nodes;
    private final Waitable[] locks;

    private Selection(Node[] nodes) {
        this.nodes = nodes;
        this.locks = locksOf(nodes);
    }

    /**
     * Does one of the operations that can be done now.
     *
     * @param nodes the attempts, in the order in which to try them; at least one
     * @return the one that was done, or {@code null} if none could be
     */
    public static @Nullable Node poll(Node[] nodes) {
        Selection selection = new Selection(nodes);
        selection.lockAll();
        Node done;
        try {
            done = selection.tryInOrder();
        } finally {
            selection.unlockAll();
        }
        if (done != null) {
            wakeServedBy(done);
        }
        return done;
    }

    /**
     * Waits until one of the operations has been done. The caller has asked {@link Strand#checkpoint()}.
     *
     * @param nodes the attempts, in the order in which to try them; at least one; all of the same waiter
     * @return the {@link Node} that was done, or the {@link Signal} that ended the wait, with none done
     */
    public static Object select(Node[] nodes) {
        Selection selection = new Selection(nodes);
        Waiter waiter = nodes[0].waiter();
        selection.lockAll();
        Node done;
        try {
            done = selection.tryInOrder();
            if (done == null) {
                selection.joinQueues(waiter);
            }
        } finally {
            selection.unlockAll();
        }
        if (done == null) {
            return selection.await(waiter);
        }
        wakeServedBy(done);
        return done;
    }

    private @Nullable Node tryInOrder() {
        for (Node node : nodes) {
            if (node.operation.tryNow(node)) {
                return node;
            }
        }
        return null;
    }

    private void joinQueues(Waiter waiter) {
        waiter.blockedOn(nodes);
        waiter.strand.begin(waiter);
        for (Node node : nodes) {
            node.operation.enqueue(node);
        }
    }

    private Object await(Waiter waiter) {
        try {
            for (Node node : nodes) {
                node.operation.whileWaiting(node);
            }
        } catch (Throwable problem) {
            if (waiter.settle(Signal.CANCELLED)) { // which nobody sees: it only takes the attempts back
                waiter.strand.await(waiter);
                leaveQueues(null);
                throw problem;
            }
        }
        waiter.strand.await(waiter);
        Object state = waiter.state();
        leaveQueues(state);
        return state == null ? Signal.CANCELLED : state;
    }

    private void leaveQueues(@Nullable Object done) {
        for (Node node : nodes) {
            if (node != done) {
                leaveQueue(node);
            }
        }
    }

    /** Takes a node out of its queue after a wait that did not end by it. */
    public static void leaveQueue(Node node) {
        node.at.lock();
        try {
            node.operation.dequeue(node);
        } finally {
            node.at.unlock();
        }
    }

    /** Wakes whom the operation has settled, with no lock held. */
    private static void wakeServedBy(Node done) {
        Node served = done.toWake;
        if (served != null) {
            served.waiter().wake();
            done.toWake = null;
        }
        done.operation.afterwards(done);
    }

    private static Waitable[] locksOf(Node[] nodes) {
        if (nodes.length == 1) {
            return new Waitable[] {nodes[0].at};
        }
        Waitable[] all = new Waitable[nodes.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = nodes[i].at;
        }
        Arrays.sort(all, LOCK_ORDER);
        int distinct = 0;
        for (Waitable waitable : all) {
            if (distinct == 0 || all[distinct - 1] != waitable) {
                all[distinct++] = waitable;
            }
        }
        return distinct == all.length ? all : Arrays.copyOf(all, distinct);
    }

    private void lockAll() {
        for (Waitable waitable : locks) {
            waitable.lock();
        }
    }

    private void unlockAll() {
        for (int i = locks.length - 1; i >= 0; i--) {
            locks[i].unlock();
        }
    }
}
