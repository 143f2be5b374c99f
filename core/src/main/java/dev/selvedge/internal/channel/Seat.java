package dev.selvedge.internal.channel;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.WaitQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one of those who listen to a broadcast has not yet received, and who waits there. Guarded by the broadcast's lock. */
public final class Seat {

    private final int capacity;
    private final WhenFull whenFull;

    /** Is given what was sent and will not be received. Called without the lock; throws nothing. */
    private final Consumer<Object> onUndelivered;

    private final Ring buffer = new Ring();
    final WaitQueue receivers = new WaitQueue();
    private @Nullable ChannelEnd end;
    private long sent;
    private long received;
    private long undelivered;

    /**
     * Makes an empty one.
     *
     * @param capacity how many elements it holds, at least 1
     * @param whenFull what a send does where it has no place
     * @param onUndelivered is given what was sent and will not be received; throws nothing
     */
    public Seat(int capacity, WhenFull whenFull, Consumer<Object> onUndelivered) {
        this.capacity = capacity;
        this.whenFull = whenFull;
        this.onUndelivered = onUndelivered;
    }

    boolean hasRoom() {
        return whenFull != WhenFull.WAIT || buffer.size() < capacity;
    }

    /** Takes an element that is being sent; there is room. */
    void accept(Object element, Effects effects) {
        sent++;
        if (handOver(element, effects)) {
            received++;
            return;
        }
        if (buffer.size() == capacity) {
            drop(element, effects);
            return;
        }
        buffer.add(element);
    }

    private boolean handOver(Object element, Effects effects) {
        for (Node node = receivers.poll(); node != null; node = receivers.poll()) {
            node.item = element;
            if (node.settle()) {
                effects.wake(node);
                return true;
            }
            node.item = this;
        }
        return false;
    }

    private void drop(Object element, Effects effects) {
        switch (whenFull) {
            case DROP_NEWEST -> lose(element, effects);
            case DROP_OLDEST -> {
                lose(buffer.remove(), effects);
                buffer.add(element);
            }
            case KEEP_LATEST -> {
                loseAll(effects);
                buffer.add(element);
            }
            case WAIT -> throw new AssertionError("a send went on though a seat that waits has no place");
        }
    }

    private void lose(Object element, Effects effects) {
        undelivered++;
        effects.lose(this, element);
    }

    private void loseAll(Effects effects) {
        buffer.removeAll().forEach(element -> lose(element, effects));
    }

    @Nullable
    Object poll() {
        if (buffer.size() == 0) {
            return null;
        }
        received++;
        return buffer.remove();
    }

    boolean isEmpty() {
        return buffer.size() == 0;
    }

    /** Why nothing is received here though it may be elsewhere, or {@code null}. */
    @Nullable
    ChannelEnd end() {
        return end;
    }

    /** Who listens here does so no more. */
    void leave(ChannelEnd how, Effects effects) {
        end = how;
        loseAll(effects);
        effects.settleAll(receivers, how);
    }

    /** Nothing more is sent; who waits here waits in vain. */
    void closed(ChannelEnd how, Effects effects) {
        effects.settleAll(receivers, how);
    }

    void giveBack(Object element) {
        onUndelivered.accept(element);
    }

    Counts counts(int sendersWaiting) {
        return new Counts(
                sent, received, undelivered, buffer.size(), sendersWaiting, receivers.countPending(node -> true));
    }
}
