package dev.selvedge;

import dev.selvedge.internal.channel.BroadcastCore;
import dev.selvedge.internal.channel.ChannelEnd;
import dev.selvedge.internal.channel.Seat;
import dev.selvedge.internal.channel.Sending;
import dev.selvedge.internal.wait.Strand;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Passes each element to all who have subscribed, each at its own pace. Who must not miss any makes the sender wait; who can
 * do without says what is dropped instead. A send reaches all subscribers at one instant, or, where it throws, none. Safe for
 * use by several threads, virtual or not.
 *
 * {@snippet :
 * Broadcast<Price> prices = Broadcast.named("prices");
 * var all = prices.subscribe(64);                               // before the fork, so as to miss nothing
 * var latest = prices.subscribe(1, Overflow.KEEP_LATEST);
 * scope.fork("ledger", () -> { try (all) { for (Price price : all) ledger.add(price); } });
 * scope.fork("screen", () -> { try (latest) { for (Price price : latest) draw(price); } });
 * }
 *
 * <p>A subscriber receives what is sent from its subscription on. What is sent while nobody is subscribed is received by
 * nobody. Closing ends all subscriptions once they have received what they hold; a send that waits at that moment throws and
 * keeps its element, because there is no telling whom it would still reach.
 *
 * @param <T> the type of the elements; {@code null} is none
 */
public final class Broadcast<T> implements Sender<T> {

    private final BroadcastCore core;

    private Broadcast(String description) {
        this.core = new BroadcastCore(description);
    }

    /**
     * Makes one, to which nobody is subscribed.
     *
     * @param <T> the type of the elements
     * @return the broadcast
     */
    public static <T> Broadcast<T> create() {
        return new Broadcast<>("broadcast");
    }

    /**
     * The same with a name, for messages and diagnosis.
     *
     * @param name the name
     * @param <T> the type of the elements
     * @return the broadcast
     */
    public static <T> Broadcast<T> named(String name) {
        return new Broadcast<>("broadcast '" + Objects.requireNonNull(name, "name") + "'");
    }

    // ---- receiving -------------------------------------------------------------------------------------------------

    /**
     * Subscribes so that no element is missed: the sender waits while as many are held as there are places. Never blocks.
     *
     * @param capacity how many places, at least 1
     * @return what is sent from now on, to be closed by its user
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public Subscription<T> subscribe(int capacity) {
        return subscribe(capacity, Overflow.BLOCK);
    }

    /**
     * Subscribes, and says what a send does where there is no place here. Never blocks.
     *
     * @param capacity how many places, at least 1
     * @param overflow what a send does then; the other subscribers are served all the same, unless it waits
     * @return what is sent from now on, to be closed by its user
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    public Subscription<T> subscribe(int capacity, Overflow overflow) {
        return subscribe(capacity, overflow, element -> {});
    }

    /**
     * The same, with what becomes of elements that are dropped here, or left when the subscription is closed.
     *
     * @param capacity how many places, at least 1
     * @param overflow what a send does where there is no place
     * @param onUndelivered is given each of them, on the thread that caused it, outside any lock. If it throws, that is
     *     reported to the environment's listener, which logs it, and the broadcast goes on.
     * @return what is sent from now on, to be closed by its user
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    @SuppressWarnings("unchecked") // the broadcast holds nothing but T
    public Subscription<T> subscribe(int capacity, Overflow overflow, Consumer<? super T> onUndelivered) {
        Objects.requireNonNull(overflow, "overflow");
        Objects.requireNonNull(onUndelivered, "onUndelivered");
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity
                    + ": a subscription has at least 1 place, so that a send can reach all at once");
        }
        Seat seat = new Seat(
                capacity, overflow.whenFull, Undelivered.handler(core.describe(), (Consumer<Object>) onUndelivered));
        core.add(seat);
        return new SeatSubscription<>(core, seat);
    }

    /**
     * How many are subscribed at this moment. Never blocks.
     *
     * @return how many
     */
    public int subscribers() {
        return core.size();
    }

    /**
     * What one subscriber receives, until it closes it. May be shared by several tasks, which then share the elements.
     *
     * @param <T> the type of the elements
     */
    public sealed interface Subscription<T> extends Receiver.End<T> permits SeatSubscription {

        /** Ends the subscription: what it holds is undelivered, and nobody waits for it any more. Doing it again does nothing. */
        @Override
        void close();

        /**
         * What has happened here so far; {@code sendersWaiting} are those of the whole broadcast. Never blocks.
         *
         * @return the figures, taken at one instant
         */
        ChannelStatistics statistics();
    }

    // ---- sending ---------------------------------------------------------------------------------------------------

    /**
     * Sends an element to all who are subscribed; waits until each of them that asks for it has a place.
     *
     * @param element the element
     * @throws ChannelClosedException if the broadcast is closed, or is closed meanwhile
     * @throws CancelledException if the caller is cancelled; the element was sent to nobody
     * @throws InterruptedException if the thread is interrupted before or while it waits; the element was sent to nobody
     */
    @Override
    public void send(T element) throws InterruptedException {
        Objects.requireNonNull(element, "element");
        Strand strand = Waits.checked();
        Object problem = core.send(strand, element);
        if (problem != null) {
            throw Waits.failure(strand, core.describe(), problem);
        }
    }

    @Override
    public boolean trySend(T element) {
        Object result = core.trySend(Objects.requireNonNull(element, "element"));
        if (result instanceof ChannelEnd end) {
            throw Waits.closed(core.describe(), end);
        }
        return result == Sending.SENT;
    }

    @Override
    public Clause<@Nullable Void> onSend(T element) {
        return onSend(element, () -> null);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onSend(T element, Clause.Action<? extends R> action) {
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(action, "action");
        return new Clause<>(core, BroadcastCore.sending(), element, item -> action.run());
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onClosed(Clause.Action<? extends R> action) {
        Objects.requireNonNull(action, "action");
        return new Clause<R>(core, BroadcastCore.watching(), null, item -> action.run()).orClosed(action);
    }

    @Override
    public void close() {
        core.close(ChannelEnd.closed(null));
    }

    @Override
    public void close(Throwable cause) {
        core.close(ChannelEnd.closed(Objects.requireNonNull(cause, "cause")));
    }

    @Override
    public boolean isClosed() {
        return core.isClosed();
    }

    @Override
    public String toString() {
        return core.describe() + " (" + core.size() + " subscribers" + (core.isClosed() ? ", closed)" : ")");
    }
}
