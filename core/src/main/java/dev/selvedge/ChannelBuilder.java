package dev.selvedge;

import dev.selvedge.internal.channel.Buffer;
import dev.selvedge.internal.channel.ChannelCore;
import dev.selvedge.internal.channel.Heap;
import dev.selvedge.internal.channel.Ring;
import dev.selvedge.internal.channel.Stack;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The description of a channel. Immutable.
 *
 * @param <T> what the elements are at least: {@code Object}, until an order or a handler says more
 */
public final class ChannelBuilder<T> {

    static final ChannelBuilder<Object> UNNAMED =
            new ChannelBuilder<>(null, Order.FIFO, Ring::new, Overflow.BLOCK, null);

    private enum Order {
        FIFO,
        LIFO,
        PRIORITY
    }

    private final @Nullable String name;
    private final Order order;
    private final Supplier<Buffer> buffers;
    private final Overflow overflow;
    private final @Nullable Consumer<Object> onUndelivered;

    private ChannelBuilder(
            @Nullable String name,
            Order order,
            Supplier<Buffer> buffers,
            Overflow overflow,
            @Nullable Consumer<Object> onUndelivered) {
        this.name = name;
        this.order = order;
        this.buffers = buffers;
        this.overflow = overflow;
        this.onUndelivered = onUndelivered;
    }

    /**
     * Gives the channel a name, for messages and diagnosis.
     *
     * @param name the name
     * @return the description so far
     */
    public ChannelBuilder<T> named(String name) {
        Objects.requireNonNull(name, "name");
        return new ChannelBuilder<>(name, order, buffers, overflow, onUndelivered);
    }

    /**
     * Serves the newest element first. Senders that wait for a place are still served in the order in which they came.
     *
     * @return the description so far
     */
    public ChannelBuilder<T> lifo() {
        return new ChannelBuilder<>(name, Order.LIFO, Stack::new, overflow, onUndelivered);
    }

    /**
     * Serves the least element first, and of equal ones the one that was sent first. Elements of senders that wait for a
     * place are not compared before they have one.
     *
     * @param comparator compares elements. It is called inside the channel: it is to be quick, and must neither block nor use
     *     the channel. If it throws, so does the operation that it was called for, which then took no effect; an element whose
     *     send had waited goes to {@link #onUndelivered} instead.
     * @param <U> the type of the elements
     * @return the description so far
     */
    @SuppressWarnings("unchecked") // the channel holds nothing but U
    public <U extends T> ChannelBuilder<U> priority(Comparator<? super U> comparator) {
        Objects.requireNonNull(comparator, "comparator");
        return new ChannelBuilder<>(
                name, Order.PRIORITY, () -> new Heap((Comparator<Object>) comparator), overflow, onUndelivered);
    }

    /**
     * Says what a send does where there is no place. All but {@link Overflow#BLOCK} go with a buffered channel that serves
     * the oldest element first.
     *
     * @param overflow what it does
     * @return the description so far
     */
    public ChannelBuilder<T> overflow(Overflow overflow) {
        Objects.requireNonNull(overflow, "overflow");
        return new ChannelBuilder<>(name, order, buffers, overflow, onUndelivered);
    }

    /**
     * Says what becomes of elements that were sent and will not be received: those dropped by {@link #overflow}, and those
     * left when the channel is aborted or its last receiver is closed.
     *
     * @param handler is given each of them, on the thread that caused it, outside any lock. If it throws, that is reported
     *     to the environment's listener, which logs it, and the channel goes on.
     * @param <U> the type of the elements
     * @return the description so far
     */
    @SuppressWarnings("unchecked") // the channel holds nothing but U
    public <U extends T> ChannelBuilder<U> onUndelivered(Consumer<? super U> handler) {
        Objects.requireNonNull(handler, "handler");
        return new ChannelBuilder<>(name, order, buffers, overflow, (Consumer<Object>) handler);
    }

    /**
     * Makes a channel without a place: a send waits for a receiver.
     *
     * @param <E> the type of the elements
     * @return the channel
     * @throws IllegalArgumentException if another order than first in, first out, or another overflow than
     *     {@link Overflow#BLOCK} was asked for
     */
    public <E extends T> Channel<E> rendezvous() {
        if (order != Order.FIFO) {
            throw new IllegalArgumentException("order is " + order
                    + ": a rendezvous channel holds no elements to put in order; use a buffered one");
        }
        ensureBlocks("a rendezvous channel holds no elements to drop; use a buffered one");
        return make(0, "rendezvous channel");
    }

    /**
     * Makes a channel with a number of places: a send waits while all are taken, unless {@link #overflow} says otherwise.
     *
     * @param capacity how many, at least 1
     * @param <E> the type of the elements
     * @return the channel
     * @throws IllegalArgumentException if {@code capacity} is less than 1, or an overflow other than {@link Overflow#BLOCK}
     *     was asked for with an order other than first in, first out
     */
    public <E extends T> Channel<E> buffered(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity is " + capacity
                    + ": a buffered channel has at least 1 place; for none, use a rendezvous channel");
        }
        if (order != Order.FIFO) {
            ensureBlocks("a channel that drops serves the oldest element first, and this one's order is " + order);
        }
        return make(capacity, "channel of " + capacity);
    }

    /**
     * Makes a channel whose sends never wait. It does not push back.
     *
     * @param <E> the type of the elements
     * @return the channel
     * @throws IllegalArgumentException if an overflow other than {@link Overflow#BLOCK} was asked for
     */
    public <E extends T> Channel<E> unbounded() {
        ensureBlocks("an unbounded channel is never full");
        return make(Integer.MAX_VALUE, "unbounded channel");
    }

    private void ensureBlocks(String why) {
        if (overflow != Overflow.BLOCK) {
            throw new IllegalArgumentException("overflow is " + overflow + ": " + why);
        }
    }

    private <E> Channel<E> make(int capacity, String kind) {
        String description = name == null ? kind : "channel '" + name + "'";
        return new QueueChannel<>(new ChannelCore(
                buffers.get(),
                capacity,
                overflow.whenFull,
                Undelivered.handler(description, onUndelivered),
                description));
    }
}
