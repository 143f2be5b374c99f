package dev.selvedge;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a channel that elements are received from.
 *
 * @param <T> the type of the elements
 */
public interface Receiver<T> extends Iterable<T> {

    /**
     * Receives the next element; waits for one. Who waits longer is served first.
     *
     * @return the element
     * @throws ChannelClosedException if the channel has ended: it is closed, and nothing is left in it
     * @throws CancelledException if the caller is cancelled; nothing was received
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing was received
     */
    T receive() throws InterruptedException;

    /**
     * Receives the next element if there is one now. Never blocks.
     *
     * @return the element, or {@code null} if there is none now
     * @throws ChannelClosedException if the channel has ended
     */
    @Nullable
    T tryReceive();

    /**
     * A clause that is ready when there is an element to receive, and receives it.
     *
     * @return the clause, whose result is the element
     */
    Clause<T> onReceive();

    /**
     * The same, with what to do with the element.
     *
     * @param handler is given the element, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    <R extends @Nullable Object> Clause<R> onReceive(Clause.Handler<? super T, ? extends R> handler);

    /**
     * Receives until the channel has ended, as {@code for (T element : channel)}. Both methods of the iterator block, and
     * may throw what {@link #receive()} throws, {@link InterruptedException} and {@link CancelledException} included,
     * though the compiler can't see it: in a task or a scope's body, let it pass. The end of a channel that was closed
     * with a cause is thrown as {@link ChannelClosedException}, after its last element.
     *
     * <p>An iterator is for one thread. What it has received by {@code hasNext} and not given out by {@code next} is lost
     * with it, so do not call {@code hasNext} and leave.
     *
     * @return an iterator over what this and nobody else receives
     */
    @Override
    Iterator<T> iterator();

    /**
     * Receives all that is there now. Never blocks.
     *
     * @return the elements, in the order in which they were received; empty as well if the channel has ended
     */
    List<T> drain();

    /**
     * Whether the channel has ended: it is closed, and nothing is left in it.
     *
     * @return whether a receive would throw
     */
    boolean isEnded();

    /**
     * A receiving end that was {@linkplain Channel#receiver() handed out}, and is counted.
     *
     * @param <T> the type of the elements
     */
    interface End<T> extends Receiver<T>, AutoCloseable {

        /** Closes this end; if it is the last one handed out, nobody is left to receive. Doing it again does nothing. */
        @Override
        void close();
    }
}
