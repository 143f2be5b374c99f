package dev.selvedge.internal.channel;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Operation;
import dev.selvedge.internal.wait.Patient;
import dev.selvedge.internal.wait.Selection;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.WaitQueue;
import dev.selvedge.internal.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The channel: one lock, a buffer of elements, a queue of waiting senders and one of waiting receivers, and direct
 * hand-over from one side to the other.
 *
 * <p>Invariants, whenever the lock is free, counting only nodes whose waiter is pending:
 *
 * <ul>
 *   <li>where a receiver waits, the buffer is empty, and no sender waits but a select that is that receiver itself;
 *   <li>where a sender waits, the buffer is full (a rendezvous channel's always is);
 *   <li>once closed, no receiver waits, and no further sender joins the queue.
 * </ul>
 *
 * So a newcomer never passes a waiter: it could only do so where the waiter would have been served already. A node whose
 * waiter was settled elsewhere (a select that chose otherwise, a cancellation) may stay in a queue until its strand takes
 * it out; whoever meets it passes over it, because {@link Node#settle()} says no.
 */
public final class ChannelCore extends Patient {

    private final int capacity;
    private final WhenFull whenFull;
    private final String description;

    /** Is given what was sent and will not be received. Called without the lock; throws nothing. */
    private final Consumer<Object> onUndelivered;

    /** All of this is guarded by the lock. */
    private final Buffer buffer;

    private final WaitQueue senders = new WaitQueue();
    private final WaitQueue receivers = new WaitQueue();
    private @Nullable ChannelEnd end;

    /** The node of the other side that {@link #put} or {@link #take} has settled; {@code null} when the lock is free. */
    private @Nullable Node served;

    /** What {@link #put} has dropped to make room; {@code null} when the lock is free. */
    private @Nullable List<Object> dropped;

    /** Who waits for the close; {@code null} until somebody does. */
    private @Nullable WaitQueue watchers;

    private long sent;
    private long received;
    private long undelivered;

    /**
     * Makes an open, empty channel.
     *
     * @param buffer an empty buffer
     * @param capacity how many elements it holds; 0 for a rendezvous
     * @param whenFull what a send does where there is no place
     * @param onUndelivered is given what was sent and will not be received; throws nothing
     * @param description what it is, for messages
     */
    public ChannelCore(
            Buffer buffer, int capacity, WhenFull whenFull, Consumer<Object> onUndelivered, String description) {
        this.buffer = buffer;
        this.capacity = capacity;
        this.whenFull = whenFull;
        this.onUndelivered = onUndelivered;
        this.description = description;
    }

    @Override
    public String describe() {
        return description;
    }

    // ---- with the lock held ----------------------------------------------------------------------------------------

    /** Sends now if it can: a {@link Sending}, or the end. */
    private Object put(Object element) {
        if (end != null) {
            return end;
        }
        if (handOver(element)) {
            sent++;
            received++;
            return Sending.SENT;
        }
        if (buffer.size() < capacity || makeRoom()) {
            buffer.add(element);
            sent++;
            return Sending.SENT;
        }
        return whenFull == WhenFull.WAIT ? Sending.FULL : Sending.DROPPED;
    }

    /** Drops older elements, if that is the policy. */
    private boolean makeRoom() {
        return switch (whenFull) {
            case WAIT, DROP_NEWEST -> false;
            case DROP_OLDEST -> {
                dropped = List.of(buffer.remove());
                undelivered++;
                yield true;
            }
            case KEEP_LATEST -> {
                dropped = removeAll();
                yield true;
            }
        };
    }

    private List<Object> removeAll() {
        List<Object> removed = buffer.removeAll();
        undelivered += removed.size();
        return removed;
    }

    /** A send whose element was dropped: it was sent, and will not be received. */
    private void dropNewest(Object element) {
        dropped = List.of(element);
        sent++;
        undelivered++;
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

    /** Receives now if it can: the element, {@code null} if it would have to wait, or the end. */
    private @Nullable Object take() {
        if (buffer.size() == 0) {
            Node sender = senders.settleFirst();
            if (sender == null) {
                return end;
            }
            served = sender;
            sent++;
            received++;
            return sender.item;
        }
        Object element = buffer.remove();
        received++;
        Node sender = senders.settleFirst();
        if (sender != null) {
            served = sender;
            refill(Objects.requireNonNull(sender.item));
        }
        return element;
    }

    /** Puts in what a waiting sender has just sent; it is undelivered if the order that the user gave can't place it. */
    private void refill(Object element) {
        sent++;
        try {
            buffer.add(element);
        } catch (RuntimeException | Error noPlace) {
            dropped = List.of(element);
            undelivered++;
        }
    }

    /** Like {@link #takeServed}: writes only where there is something, so as not to take the cache line from the other side. */
    private @Nullable List<Object> takeDropped() {
        List<Object> taken = dropped;
        if (taken != null) {
            dropped = null;
        }
        return taken;
    }

    private @Nullable Node takeServed() {
        Node node = served;
        if (node != null) {
            served = null;
        }
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
        List<Object> lost;
        Object result;
        lock();
        try {
            result = put(element);
            if (result == Sending.DROPPED) {
                dropNewest(element);
            }
            receiver = takeServed();
            lost = takeDropped();
            if (result == Sending.FULL) {
                waiting = waitIn(senders, strand, Send.OPERATION, element);
            }
        } finally {
            unlock();
        }
        wake(receiver);
        giveBack(lost);
        if (waiting == null) {
            return result instanceof ChannelEnd ? result : null;
        }
        Object state = await(strand, waiting);
        return state == waiting ? endOrNull(waiting.item) : state;
    }

    private static @Nullable ChannelEnd endOrNull(@Nullable Object item) {
        return item instanceof ChannelEnd found ? found : null;
    }

    private void giveBack(@Nullable List<Object> lost) {
        if (lost != null) {
            lost.forEach(onUndelivered);
        }
    }

    /**
     * Sends if that is possible without waiting.
     *
     * @param element the element
     * @return {@link Sending#SENT}, {@link Sending#FULL} if the channel did not take it, else the {@link ChannelEnd}
     */
    public Object trySend(Object element) {
        Node receiver;
        List<Object> lost;
        Object result;
        lock();
        try {
            result = put(element);
            receiver = takeServed();
            lost = takeDropped();
        } finally {
            unlock();
        }
        wake(receiver);
        giveBack(lost);
        return result == Sending.DROPPED ? Sending.FULL : result;
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
        List<Object> lost;
        Object element;
        lock();
        try {
            element = take();
            sender = takeServed();
            lost = takeDropped();
            if (element == null) {
                waiting = waitIn(receivers, strand, Receive.OPERATION, null);
            }
        } finally {
            unlock();
        }
        wake(sender);
        giveBack(lost);
        return waiting == null ? Objects.requireNonNull(element) : awaitElement(strand, waiting);
    }

    private Object awaitElement(Strand strand, Node waiting) {
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
        List<Object> lost;
        Object element;
        lock();
        try {
            element = take();
            sender = takeServed();
            lost = takeDropped();
        } finally {
            unlock();
        }
        wake(sender);
        giveBack(lost);
        return element;
    }

    // ---- waiting ---------------------------------------------------------------------------------------------------

    private Object await(Strand strand, Node waiting) {
        strand.await(
                waiting.waiter(),
                capacity == 0 ? this : null); // where there are places, one side works ahead of the other
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
     * Closes the channel; elements in the buffer and those of waiting senders are still delivered. The first close decides.
     *
     * @param how the end, if this is the first close
     */
    public void close(ChannelEnd how) {
        List<Node> toWake = new ArrayList<>();
        lock();
        try {
            if (end != null) {
                return;
            }
            end(how, toWake);
        } finally {
            unlock();
        }
        toWake.forEach(ChannelCore::wake);
    }

    /**
     * Closes the channel, and nothing more is received from it: what is in the buffer is undelivered, and waiting senders
     * keep their elements and find the end.
     *
     * @param how the end, if it is not closed already
     */
    public void abort(ChannelEnd how) {
        List<Node> toWake = new ArrayList<>();
        List<Object> lost;
        lock();
        try {
            if (end == null) {
                end(how, toWake);
            }
            lost = removeAll();
            senders.settleAll(end, toWake);
        } finally {
            unlock();
        }
        toWake.forEach(ChannelCore::wake);
        giveBack(lost);
    }

    private void end(ChannelEnd how, List<Node> toWake) {
        end = how;
        receivers.settleAll(how, toWake);
        if (watchers != null) {
            watchers.settleAll(how, toWake);
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
            return end != null && buffer.size() == 0 && !senders.hasPending();
        } finally {
            unlock();
        }
    }

    /** {@return what has happened so far} */
    public Counts counts() {
        lock();
        try {
            return new Counts(
                    sent,
                    received,
                    undelivered,
                    buffer.size(),
                    senders.countPending(node -> true),
                    receivers.countPending(node -> true));
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

    /** {@return the operation that waits for the close; its result is the {@link ChannelEnd}} */
    public static Operation watching() {
        return Watch.OPERATION;
    }

    private static void giveBackDropped(Node node) {
        if (node.effects instanceof List<?> lost) {
            lost.forEach(((ChannelCore) node.at).onUndelivered);
            node.effects = null;
        }
    }

    private enum Send implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            ChannelCore channel = (ChannelCore) node.at;
            Object element = Objects.requireNonNull(node.item);
            Object result = channel.put(element);
            if (result == Sending.FULL) {
                return false;
            }
            if (result == Sending.DROPPED) {
                channel.dropNewest(element);
            }
            node.item = endOrNull(result);
            node.toWake = channel.takeServed();
            node.effects = channel.takeDropped();
            return true;
        }

        @Override
        public void afterwards(Node node) {
            giveBackDropped(node);
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
            node.effects = channel.takeDropped();
            return node.item != null;
        }

        @Override
        public void afterwards(Node node) {
            giveBackDropped(node);
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

    private enum Watch implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            node.item = ((ChannelCore) node.at).end;
            return node.item != null;
        }

        @Override
        public void enqueue(Node node) {
            ChannelCore channel = (ChannelCore) node.at;
            WaitQueue queue = channel.watchers;
            if (queue == null) {
                queue = new WaitQueue();
                channel.watchers = queue;
            }
            queue.add(node);
        }

        @Override
        public void dequeue(Node node) {
            WaitQueue queue = ((ChannelCore) node.at).watchers;
            if (queue != null) {
                queue.remove(node);
            }
        }

        @Override
        public String describe() {
            return "wait for the close";
        }
    }
}
