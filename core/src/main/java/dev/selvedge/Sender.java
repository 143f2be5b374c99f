package dev.selvedge;

import org.jspecify.annotations.Nullable;

/**
 * The end of a channel that elements are sent into.
 *
 * @param <T> the type of the elements
 */
public interface Sender<T> extends AutoCloseable {

    /**
     * Sends an element; waits until there is a place for it or a receiver takes it, unless the channel's {@link Overflow} says
     * otherwise. Who waits longer is served first.
     *
     * @param element the element
     * @throws ChannelClosedException if the channel is closed
     * @throws CancelledException if the caller is cancelled; the element was not sent
     * @throws InterruptedException if the thread is interrupted before or while it waits; the element was not sent
     */
    void send(T element) throws InterruptedException;

    /**
     * Sends an element if that is possible now. Never blocks, and works in a cancelled task as well: the way to give
     * something back when cleaning up.
     *
     * @param element the element
     * @return whether it was sent; {@code false} if the channel is full and neither waits nor drops for it, or if nobody is
     *     receiving
     * @throws ChannelClosedException if the channel is closed
     */
    boolean trySend(T element);

    /**
     * A clause that is ready when the element can be sent, and sends it.
     *
     * @param element the element
     * @return the clause, whose result is {@code null}
     */
    Clause<@Nullable Void> onSend(T element);

    /**
     * The same, with what to do then.
     *
     * @param element the element
     * @param action what to do when it was sent, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    <R extends @Nullable Object> Clause<R> onSend(T element, Clause.Action<? extends R> action);

    /**
     * A clause that is ready when the channel is closed for sending, by whomever: nothing more is worth producing.
     *
     * @param action what to do then, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    <R extends @Nullable Object> Clause<R> onClosed(Clause.Action<? extends R> action);

    /**
     * Closes the channel for sending. What it holds, and what blocked senders wait to send, is still delivered; then its
     * receivers see the end. Never blocks. Closing again does nothing.
     */
    @Override
    void close();

    /**
     * The same, and the end carries a cause: what throws {@link ChannelClosedException} from now on has it as its cause.
     * Does nothing if the channel is closed already: the first close decides.
     *
     * @param cause why no more will come
     */
    void close(Throwable cause);

    /**
     * Whether the channel is closed for sending.
     *
     * @return whether a send would throw
     */
    boolean isClosed();
}
