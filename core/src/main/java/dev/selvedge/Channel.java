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
    static ChannelBuilder<Object> named(String name) {
        return ChannelBuilder.UNNAMED.named(name);
    }

    /**
     * Begins to describe a channel: its order, and what becomes of elements that find no place or no receiver.
     *
     * @return the description so far
     */
    static ChannelBuilder<Object> builder() {
        return ChannelBuilder.UNNAMED;
    }

    /**
     * Hands out a sending end of its own. Once such ends were handed out, closing the last of them closes the channel for
     * sending; so each of several producers closes its own, and the receivers see the end when all have. If one was closed
     * with a cause, so is the channel, with the first. Never blocks.
     *
     * @return the end; after its own close it sends no more
     */
    Sender<T> sender();

    /**
     * Hands out a receiving end of its own. Once such ends were handed out, closing the last of them closes the channel, since
     * nobody is left to receive: waiting senders fail at once and keep their elements, and what the channel holds goes to
     * {@link ChannelBuilder#onUndelivered}. Never blocks.
     *
     * @return the end; after its own close it receives no more
     */
    Receiver.End<T> receiver();

    /**
     * Closes the channel at once: what it holds goes to {@link ChannelBuilder#onUndelivered}, on this thread; waiting senders
     * fail with {@link ChannelClosedException} and keep their elements; receivers see the end. After a {@link #close()} it
     * does the same with what was left. Never blocks. Doing it again does nothing.
     */
    void abort();

    /**
     * What has happened so far. Never blocks.
     *
     * @return the figures of one instant
     */
    ChannelStatistics statistics();
}
