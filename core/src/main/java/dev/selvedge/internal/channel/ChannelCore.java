package dev.selvedge.internal.channel;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Operation;
import dev.selvedge.internal.wait.Selection;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.WaitQueue;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The channel: one lock, a ring of elements, a queue of waiting senders and one of waiting receivers, and direct
 * hand-over from one side to the other.
 *
 * <p>Invariants, whenever the lock is free, counting only nodes whose waiter is pending:
 *
 * <ul>
 *   <li>where a receiver waits, the ring is empty, and no sender waits but a select that is that receiver itself;
 *   <li>where a sender waits, the ring is full (a rendezvous channel's always is);
 *   <li>once closed, no receiver waits, and no further sender joins the queue.
 * </ul>
 *
 * So a newcomer never passes a waiter: it could only do so where the waiter would have been served already. A node whose
 * waiter was settled elsewhere (a select that chose otherwise, a cancellation) may stay in a queue until its strand takes
 * it out; whoever meets it passes over it, because {@link Node#settle()} says no.
 */
public final class ChannelCore extends Waitable {

    private final int capacity;
    private final String description;

    /** All of this is guarded by the lock. */
    private final Ring ring = new Ring();

    private final WaitQueue senders = new WaitQueue();
    private final WaitQueue receivers = new WaitQueue();
    private @Nullable ChannelEnd end;

    /** The node of the other side that {@link #put} or {@link #take} has settled; {@code null} when the lock is free. */
    private @Nullable Node served;

    /**
     * Makes an open, empty channel.
     *
     * @param capacity how many elements it holds; 0 for a rendezvous
     * @param description what it is, for messages
     */
    public ChannelCore(int capacity, String description) {
        this.capacity = capacity;
        this.description = description;
    }

    @Override
    public String describe() {
        return description;
    }

    // ---- with the lock held ----------------------------------------------------------------------------------------

    /** Sends now if it can: {@code TRUE}, {@code FALSE} if it would have to wait, or the end. */
    private Object put(Object element) {
        if (end != null) {
            return end;
        }
        return handOver(element) || store(element);
    }

    /** Gives the element to the receiver that has waited longest. */
    private boolean handOver(Object element) {
        for (Node node = receivers.poll(); node != null; node = receivers.poll()) {
            node.item = element;
            if (node.settle()) {
                served = node;
                return true;
            }
            node.item = null;
        }
        return false;
    }

    private boolean store(Object element) {
        if (ring.size() >= capacity) {
            return false;
        }
        ring.add(element);
        return true;
    }

    /** Receives now if it can: the element, {@code null} if it would have to wait, or the end. */
    private @Nullable Object take() {
        if (ring.size() == 0) {
            served = senders.settleFirst();
            return served == null ? end : served.item;
        }
        Object element = ring.remove();
        served = senders.settleFirst();
        if (served != null && served.item != null) {
            ring.add(served.item);
        }
        return element;
    }

    private @Nullable Node takeServed() {
        Node node = served;
        served = null;
        return node;
    }

    private Node waitIn(WaitQueue queue, Strand strand, Operation operation, @Nullable Object element) {
        Waiter waiter = Waiter.of(strand);
        Node node = new Node(waiter, this, operation, element);
        waiter.blockedOn(node);
        strand.begin(waiter);
        queue.add(node);
        return node;
    }

    // ---- send ------------------------------------------------------------------------------------------------------

    /**
     * Sends, waiting for a place or a receiver. The caller has asked {@link Strand#checkpoint()}.
     *
     * @param strand the current strand
     * @param element the element
     * @return {@code null} if it was sent, else the {@link ChannelEnd} or the {@link Signal} that says why not
     */
    public @Nullable Object send(Strand strand, Object element) {
        Node receiver;
        Node waiting = null;
        Object result;
        lock();
        try {
            result = put(element);
            receiver = takeServed();
            if (result == Boolean.FALSE) {
                waiting = waitIn(senders, strand, Send.OPERATION, element);
            }
        } finally {
            unlock();
        }
        wake(receiver);
        if (waiting == null) {
            return result == Boolean.TRUE ? null : result;
        }
        Object state = await(strand, waiting);
        return state == waiting ? null : state;
    }

    /**
     * Sends if that is possible without waiting.
     *
     * @param element the element
     * @return {@link Boolean#TRUE} if it was sent, {@link Boolean#FALSE} if the channel is full, else the
     *     {@link ChannelEnd}
     */
    public Object trySend(Object element) {
        Node receiver;
        Object result;
        lock();
        try {
            result = put(element);
            receiver = takeServed();
        } finally {
            unlock();
        }
        wake(receiver);
        return result;
    }

    // ---- receive ---------------------------------------------------------------------------------------------------

    /**
     * Receives, waiting for an element. The caller has asked {@link Strand#checkpoint()}.
     *
     * @param strand the current strand
     * @return the element, else the {@link ChannelEnd} or the {@link Signal} that says why there is none
     */
    public Object receive(Strand strand) {
        Node sender;
        Node waiting = null;
        Object element;
        lock();
        try {
            element = take();
            sender = takeServed();
            if (element == null) {
                waiting = waitIn(receivers, strand, Receive.OPERATION, null);
            }
        } finally {
            unlock();
        }
        wake(sender);
        return waiting == null ? Objects.requireNonNull(element) : awaitElement(strand, waiting);
    }

    private static Object awaitElement(Strand strand, Node waiting) {
        Object state = await(strand, waiting);
        return state == waiting ? Objects.requireNonNull(waiting.item) : state;
    }

    /**
     * Receives if that is possible without waiting.
     *
     * @return the element, {@code null} if nothing is there now, else the {@link ChannelEnd}
     */
    public @Nullable Object tryReceive() {
        Node sender;
        Object element;
        lock();
        try {
            element = take();
            sender = takeServed();
        } finally {
            unlock();
        }
        wake(sender);
        return element;
    }

    // ---- waiting ---------------------------------------------------------------------------------------------------

    private static Object await(Strand strand, Node waiting) {
        strand.await(waiting.waiter());
        Object state = waiting.waiter().state();
        if (state instanceof Signal) {
            Selection.leaveQueue(waiting);
        }
        return state == null ? Signal.CANCELLED : state;
    }

    private static void wake(@Nullable Node settled) {
        if (settled != null) {
            settled.waiter().wake();
        }
    }

    // ---- closing ---------------------------------------------------------------------------------------------------

    /**
     * Closes the channel; elements in the ring and those of waiting senders are still delivered. The first close decides.
     *
     * @param cause why, or {@code null}
     */
    public void close(@Nullable Throwable cause) {
        List<Node> toWake = new ArrayList<>();
        lock();
        try {
            if (end != null) {
                return;
            }
            end = new ChannelEnd(cause);
            for (Node node = receivers.poll(); node != null; node = receivers.poll()) {
                node.item = end;
                if (node.settle()) {
                    toWake.add(node);
                }
            }
        } finally {
            unlock();
        }
        for (Node node : toWake) {
            node.waiter().wake();
        }
    }

    /** {@return whether it is closed for sending} */
    public boolean isClosed() {
        lock();
        try {
            return end != null;
        } finally {
            unlock();
        }
    }

    /** {@return whether it is closed and nothing is left to receive} */
    public boolean isEnded() {
        lock();
        try {
            return end != null && ring.size() == 0 && !senders.hasPending();
        } finally {
            unlock();
        }
    }

    /** {@return how many elements are in the ring} */
    public int size() {
        lock();
        try {
            return ring.size();
        } finally {
            unlock();
        }
    }

    // ---- as clauses ------------------------------------------------------------------------------------------------

    /** {@return the operation that sends {@link Node#item}; at a closed channel its result is the {@link ChannelEnd}} */
    public static Operation sending() {
        return Send.OPERATION;
    }

    /** {@return the operation that receives; its result is the element or the {@link ChannelEnd}} */
    public static Operation receiving() {
        return Receive.OPERATION;
    }

    private enum Send implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            ChannelCore channel = (ChannelCore) node.at;
            Object result = channel.put(Objects.requireNonNull(node.item));
            if (result == Boolean.FALSE) {
                return false;
            }
            node.item = result == Boolean.TRUE ? null : result;
            node.toWake = channel.takeServed();
            return true;
        }

        @Override
        public void enqueue(Node node) {
            ((ChannelCore) node.at).senders.add(node);
        }

        @Override
        public void dequeue(Node node) {
            ((ChannelCore) node.at).senders.remove(node);
        }

        @Override
        public String describe() {
            return "send";
        }
    }

    private enum Receive implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            ChannelCore channel = (ChannelCore) node.at;
            node.item = channel.take();
            node.toWake = channel.takeServed();
            return node.item != null;
        }

        @Override
        public void enqueue(Node node) {
            ((ChannelCore) node.at).receivers.add(node);
        }

        @Override
        public void dequeue(Node node) {
            ((ChannelCore) node.at).receivers.remove(node);
        }

        @Override
        public String describe() {
            return "receive";
        }
    }
}
