package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.Tasks;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Gatherer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Between channels and the streams of {@link java.util.stream}, and gatherers that map in the tasks of a scope.
 *
 * {@snippet :
 * Scope.run(scope -> {
 *     List<Page> pages = addresses.stream()
 *             .gather(Streams.mapConcurrent(scope, 16, http::fetch))
 *             .limit(100)
 *             .toList();
 * });
 * }
 *
 * <p>Streams are read on the thread that calls their terminal operation, and wait there: what an interrupt or a
 * cancellation of that thread throws comes out of the terminal operation, though the compiler can't see it, as from the
 * iterator of a {@link Receiver}.
 */
public final class Streams {

    private Streams() {}

    /**
     * What is received, as a stream: lazy, sequential, in order, and without end until the channel ends. Each element
     * is received when the stream needs it, and waited for. The end of a channel that was closed with a cause is thrown
     * as {@link ChannelClosedException}.
     *
     * @param receiver where the elements come from
     * @param <T> the type of the elements
     * @return the stream, whose {@code close} closes a receiving end that was handed out ({@link Receiver.End});
     *     {@code parallel()} is refused
     */
    public static <T> Stream<T> of(Receiver<T> receiver) {
        Objects.requireNonNull(receiver, "receiver");
        Stream<T> stream = StreamSupport.stream(new ReceiverSpliterator<>(receiver.iterator()), false);
        return receiver instanceof Receiver.End<T> end ? stream.onClose(end::close) : stream;
    }

    /**
     * Reads a stream in a daemon of a scope, ahead of who receives: as many elements as there are places. Does not
     * wait.
     *
     * <p>The stream is read on that daemon's thread, and closed when it has ended, or when the receiver or the scope
     * has. What the stream throws is the cause of the receiver's end: {@link ChannelClosedException} after the last
     * element.
     *
     * @param scope the scope
     * @param stream the stream; nobody else may read it
     * @param places how many elements may be there and not be received, at least 1
     * @param <T> the type of the elements, none of which is {@code null}
     * @return the receiver; to be closed if no more is to be received while the scope goes on
     * @throws IllegalArgumentException if {@code places} is less than 1
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public static <T> Receiver.End<T> receiver(Scope scope, Stream<? extends T> stream, int places) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(stream, "stream");
        Channel<T> channel = Channel.named("elements of a stream").buffered(places);
        Receiver.End<T> receiver = channel.receiver();
        Task<?> reader = scope.forkDaemon("stream", () -> read(stream, channel));
        reader.whenEnded(
                () -> { // where its body never ran; else both are closed
                    channel.close();
                    stream.close();
                });
        return receiver;
    }

    private static <T> void read(Stream<? extends T> stream, Channel<T> channel) throws InterruptedException {
        try {
            try (stream) {
                stream.forEachOrdered(element -> send(channel, element));
            }
            channel.close();
        } catch (Throwable thrown) {
            channel.close(thrown); // which does nothing where it has ended because the receiver was closed
            rethrowInterruption(thrown);
        }
    }

    private static void rethrowInterruption(Throwable thrown) throws InterruptedException {
        if (thrown instanceof InterruptedException e) {
            throw e;
        }
    }

    private static <T> void send(Channel<T> channel, T element) {
        try {
            channel.send(element);
        } catch (InterruptedException e) {
            throw Failures.<RuntimeException>sneak(e);
        }
    }

    /**
     * A gatherer that maps elements in tasks of a scope, so many at a time, and hands on the results in the order of
     * the elements.
     *
     * <p>It differs from {@link java.util.stream.Gatherers#mapConcurrent} in whose the work is. Here the tasks have the
     * scope's context, deadline and names; a cancellation or an interrupt of the stream's reader ends its wait; and a
     * mapper may throw checked exceptions. A failure comes out as {@link dev.selvedge.TaskFailedException} and cancels
     * the scope, as every task's does; in a supervised scope, it cancels the other elements of this stream. When no
     * more results are wanted, as after {@code limit}, what is under way is cancelled. Where the stream ends by an
     * exception of another of its stages, the scope's end or cancellation is that of what was under way.
     *
     * @param scope the scope; the stream is to be read inside it
     * @param limit how many elements at a time, at least 1: so many are under way, or have a result that waits for its
     *     turn
     * @param mapper makes a result of an element
     * @param <T> the type of the elements
     * @param <R> the type of the results
     * @return the gatherer
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> Gatherer<T, ?, R> mapConcurrent(
            Scope scope, int limit, Tasks.Mapper<? super T, ? extends R> mapper) {
        check(scope, limit, mapper);
        return gatherer(() -> new Concurrently.InOrder<T, R>(scope, limit, mapper));
    }

    /**
     * The same, and hands on each result as soon as it is there, whatever became of the elements before: one that is
     * late keeps no other from going on. The JDK has none like it. A result is handed on when the stream has its next
     * element or is at its end, as its thread does that.
     *
     * @param scope the scope; the stream is to be read inside it
     * @param limit how many elements at a time, at least 1
     * @param mapper makes a result of an element
     * @param <T> the type of the elements
     * @param <R> the type of the results
     * @return the gatherer
     * @throws IllegalArgumentException if {@code limit} is less than 1
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> Gatherer<T, ?, R> mapConcurrentUnordered(
            Scope scope, int limit, Tasks.Mapper<? super T, ? extends R> mapper) {
        check(scope, limit, mapper);
        return gatherer(() -> new Concurrently.AsTheyCome<T, R>(scope, limit, mapper));
    }

    private static void check(Scope scope, int limit, Tasks.Mapper<?, ?> mapper) {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(mapper, "mapper");
        if (limit < 1) {
            throw new IllegalArgumentException(
                    "limit is " + limit + ": at least 1 element must be able to be worked on");
        }
    }

    private static <T extends @Nullable Object, R extends @Nullable Object> Gatherer<T, ?, R> gatherer(
            Supplier<Concurrently<T, R>> state) {
        return Gatherer.<T, Concurrently<T, R>, R>ofSequential(
                state, (work, element, downstream) -> work.integrate(element, downstream), Concurrently::finish);
    }
}
