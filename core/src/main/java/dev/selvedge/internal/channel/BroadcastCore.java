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
 * The broadcast: one lock, the seats of those who listen, each with a buffer of its own, and a queue of senders that wait for
 * those seats to have a place that ask to be waited for. A send reaches all seats at one instant, or none.
 *
 * <p>Invariants, whenever the lock is free, counting only nodes whose waiter is pending: where a receiver waits at a seat, its
 * buffer is empty; where a sender waits, a seat that asks to be waited for is full; once ended, nobody waits to send.
 */
public final class BroadcastCore extends Waitable {

    private final String description;

    /** All of this is guarded by the lock; so is what is in the seats. */
    private final List<Seat> seats = new ArrayList<>();

    private final WaitQueue senders = new WaitQueue();
    private final WaitQueue watchers = new WaitQueue();
    private @Nullable ChannelEnd end;

    /**
     * Makes an open one, to which nobody listens.
     *
     * @param description what it is, for messages
     */
    public BroadcastCore(String description) {
        this.description = description;
    }

    @Override
    public String describe() {
        return description;
    }

    // ---- seats -----------------------------------------------------------------------------------------------------

    /**
     * Adds a seat, for all that is sent from now on. If it is closed already, the seat finds the end.
     *
     * @param seat a new seat
     */
    public void add(Seat seat) {
        lock();
        try {
            seats.add(seat);
        } finally {
            unlock();
        }
    }

    /**
     * Takes a seat away: what it holds is undelivered, who receives there finds the end, and who waited for it sends.
     *
     * @param seat the seat
     */
    public void remove(Seat seat) {
        Effects effects = new Effects();
        lock();
        try {
            if (!seats.remove(seat)) {
                return;
            }
            seat.leave(ChannelEnd.left(), effects);
            serveSenders(effects);
        } finally {
            unlock();
        }
        effects.bringAbout();
    }

    /** {@return how many listen} */
    public int size() {
        lock();
        try {
            return seats.size();
        } finally {
            unlock();
        }
    }

    /**
     * What has happened at a seat.
     *
     * @param seat the seat
     * @return what has happened so far
     */
    public Counts counts(Seat seat) {
        lock();
        try {
            return seat.counts(senders.countPending(node -> true));
        } finally {
            unlock();
        }
    }

    // ---- with the lock held ----------------------------------------------------------------------------------------

    private boolean hasRoom() {
        for (Seat seat : seats) {
            if (!seat.hasRoom()) {
                return false;
            }
        }
        return true;
    }

    private void deliver(Object element, Effects effects) {
        for (Seat seat : seats) {
            seat.accept(element, effects);
        }
    }

    private void serveSenders(Effects effects) {
        while (hasRoom()) {
            Node sender = senders.settleFirst();
            if (sender == null) {
                return;
            }
            Object element = Objects.requireNonNull(sender.item);
            effects.wake(sender);
            deliver(element, effects);
        }
    }

    private @Nullable Object take(Seat seat, Effects effects) {
        Object element = seat.poll();
        if (element != null) {
            serveSenders(effects);
            return element;
        }
        return seat.end() != null ? seat.end() : end;
    }

    // ---- the ends --------------------------------------------------------------------------------------------------

    /**
     * Sends, waiting for a place in every seat that asks for that. The caller has asked {@link Strand#checkpoint()}.
     *
     * @param strand the current strand
     * @param element the element
     * @return {@code null} if it was sent, else the {@link ChannelEnd} or the {@link Signal} that says why not
     */
    public @Nullable Object send(Strand strand, Object element) {
        Object done = Selection.select(new Node[] {new Node(Waiter.of(strand), this, Send.OPERATION, element)});
        return done instanceof Node node ? endOrNull(node.item) : done;
    }

    /**
     * Sends if that is possible without waiting.
     *
     * @param element the element
     * @return {@link Sending#SENT}, {@link Sending#FULL} if a seat has no place, else the {@link ChannelEnd}
     */
    public Object trySend(Object element) {
        Node done = Selection.poll(new Node[] {new Node(null, this, Send.OPERATION, element)});
        if (done == null) {
            return Sending.FULL;
        }
        return done.item instanceof ChannelEnd found ? found : Sending.SENT;
    }

    private static @Nullable ChannelEnd endOrNull(@Nullable Object item) {
        return item instanceof ChannelEnd found ? found : null;
    }

    /**
     * Receives, waiting for an element. The caller has asked {@link Strand#checkpoint()}.
     *
     * @param strand the current strand
     * @param seat where
     * @return the element, else the {@link ChannelEnd} or the {@link Signal} that says why there is none
     */
    public Object receive(Strand strand, Seat seat) {
        Object done = Selection.select(new Node[] {new Node(Waiter.of(strand), this, Receive.OPERATION, seat)});
        return done instanceof Node node ? Objects.requireNonNull(node.item) : done;
    }

    /**
     * Receives if that is possible without waiting.
     *
     * @param seat where
     * @return the element, {@code null} if nothing is there now, else the {@link ChannelEnd}
     */
    public @Nullable Object tryReceive(Seat seat) {
        Node done = Selection.poll(new Node[] {new Node(null, this, Receive.OPERATION, seat)});
        return done == null ? null : done.item;
    }

    // ---- closing ---------------------------------------------------------------------------------------------------

    /**
     * Closes it. What the seats hold is still received; senders that wait keep their elements and find the end.
     *
     * @param how the end, if this is the first close
     */
    public void close(ChannelEnd how) {
        Effects effects = new Effects();
        lock();
        try {
            if (end != null) {
                return;
            }
            end = how;
            effects.settleAll(senders, how);
            effects.settleAll(watchers, how);
            for (Seat seat : seats) {
                seat.closed(how, effects);
            }
        } finally {
            unlock();
        }
        effects.bringAbout();
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

    /**
     * Whether nothing more is to be received at a seat.
     *
     * @param seat the seat
     * @return whether a receive would find the end
     */
    public boolean isEnded(Seat seat) {
        lock();
        try {
            return seat.end() != null || (end != null && seat.isEmpty());
        } finally {
            unlock();
        }
    }

    // ---- as clauses ------------------------------------------------------------------------------------------------

    /** {@return the operation that sends {@link Node#item}; at a closed one its result is the {@link ChannelEnd}} */
    public static Operation sending() {
        return Send.OPERATION;
    }

    /** {@return the operation that receives at the {@link Seat} in {@link Node#item}; its result is the element or the end} */
    public static Operation receiving() {
        return Receive.OPERATION;
    }

    /** {@return the operation that waits for the close; its result is the {@link ChannelEnd}} */
    public static Operation watching() {
        return Watch.OPERATION;
    }

    private enum Send implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            BroadcastCore broadcast = (BroadcastCore) node.at;
            if (broadcast.end != null) {
                node.item = broadcast.end;
                return true;
            }
            if (!broadcast.hasRoom()) {
                return false;
            }
            Effects effects = new Effects();
            broadcast.deliver(Objects.requireNonNull(node.item), effects);
            node.item = null;
            node.effects = effects;
            return true;
        }

        @Override
        public void afterwards(Node node) {
            Effects.bringAbout(node);
        }

        @Override
        public void enqueue(Node node) {
            ((BroadcastCore) node.at).senders.add(node);
        }

        @Override
        public void dequeue(Node node) {
            ((BroadcastCore) node.at).senders.remove(node);
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
            Effects effects = new Effects();
            Object taken = ((BroadcastCore) node.at).take(seatOf(node), effects);
            if (taken == null) {
                return false;
            }
            node.item = taken;
            node.effects = effects;
            return true;
        }

        private static Seat seatOf(Node node) {
            return (Seat) Objects.requireNonNull(node.item);
        }

        @Override
        public void afterwards(Node node) {
            Effects.bringAbout(node);
        }

        @Override
        public void enqueue(Node node) {
            seatOf(node).receivers.add(node);
        }

        @Override
        public void dequeue(Node node) {
            seatOf(node).receivers.remove(node);
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
            node.item = ((BroadcastCore) node.at).end;
            return node.item != null;
        }

        @Override
        public void enqueue(Node node) {
            ((BroadcastCore) node.at).watchers.add(node);
        }

        @Override
        public void dequeue(Node node) {
            ((BroadcastCore) node.at).watchers.remove(node);
        }

        @Override
        public String describe() {
            return "wait for the close";
        }
    }
}
