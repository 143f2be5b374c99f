package dev.selvedge;

/**
 * Passes elements from tasks that send to tasks that receive. It pushes back: where there is no place for an element, the
 * sender waits. It may be used by any number of senders and receivers; what one sender sends is received in that order.
 *
 * {@snippet :
 * Channel<Row> rows = Channel.buffered(256);
 * scope.fork("reader", () -> { try (rows) { for (Row row : file) rows.send(row); } });
 * for (Row row : rows) store(row);
 * }
 *
 * <p>No element is lost or doubled, whatever is cancelled or interrupted when: an operation that took effect returns, and
 * one that throws took no effect.
 *
 * @param <T> the type of the elements; {@code null} is none
 */
public sealed interface Channel<T> extends Sender<T>, Receiver<T> permits QueueChannel {

    /**
     * A channel without a place: a send waits for a receiver.
     *
     * @param <T> the type of the elements
     * @return the channel
     */
    static <T> Channel<T> rendezvous() {
        return ChannelBuilder.UNNAMED.rendezvous();
    }

    /**
     * A channel with a number of places: a send waits while all are taken.
     *
     * @param capacity how many, at least 1
     * @param <T> the type of the elements
     * @return the channel
     * @throws IllegalArgumentException if {@code capacity} is less than 1
     */
    static <T> Channel<T> buffered(int capacity) {
        return ChannelBuilder.UNNAMED.buffered(capacity);
    }

    /**
     * A channel whose sends never wait. It does not push back: use it only where something else bounds what is sent.
     *
     * @param <T> the type of the elements
     * @return the channel
     */
    static <T> Channel<T> unbounded() {
        return ChannelBuilder.UNNAMED.unbounded();
    }

    /**
     * Begins to describe a channel that has a name, for messages and diagnosis.
     *
     * @param name the name
     * @return the description so far
     */
    static ChannelBuilder named(String name) {
        return ChannelBuilder.named(name);
    }
}
