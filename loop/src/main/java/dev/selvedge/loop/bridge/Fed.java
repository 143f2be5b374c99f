package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Outcome;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The one receiving end of a channel that something outside fills. The feeder is told of each element that was taken,
 * and is stopped once: when this end is closed, when the channel is closed by the feeder itself, or when the scope
 * ends.
 */
final class Fed<T> implements Receiver.End<T> {

    private final Channel<T> channel;
    private final Receiver.End<T> end;
    private final Feeder feeder;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** What fills the channel. */
    interface Feeder {

        /** An element was taken: its place is free. On the receiver's thread. */
        default void taken() {}

        /** No more is wanted, or no more will come. */
        void stop();
    }

    Fed(Channel<T> channel, Feeder feeder) {
        this.channel = channel;
        this.end = channel.receiver();
        this.feeder = feeder;
    }

    /**
     * Makes it belong to a scope: a daemon keeps it until the channel is closed, or the scope has no more use for it.
     */
    Receiver.End<T> in(Scope scope, String name) {
        Task<?> keeper = scope.forkDaemon(name, this::keep);
        keeper.whenEnded(() -> release(keeper)); // and not in its body, which may never run
        return this;
    }

    private void keep() throws InterruptedException {
        Select.select(channel.onClosed(() -> true));
    }

    private void release(Task<?> keeper) {
        if (keeper.tryOutcome() instanceof Outcome.Cancelled) {
            close();
        } else {
            stop(); // what the channel still holds may be received
        }
    }

    private void stop() {
        if (stopped.compareAndSet(false, true)) {
            feeder.stop();
        }
    }

    @Override
    public void close() {
        end.close();
        stop();
    }

    @Override
    public T receive() throws InterruptedException {
        return taken(end.receive());
    }

    @Override
    public @Nullable T tryReceive() {
        T element = end.tryReceive();
        return element == null ? null : taken(element);
    }

    private T taken(T element) {
        feeder.taken();
        return element;
    }

    @Override
    public Clause<T> onReceive() {
        return end.onReceive(this::taken);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onReceive(Clause.Handler<? super T, ? extends R> handler) {
        Objects.requireNonNull(handler, "handler");
        return end.onReceive(element -> handler.handle(taken(element)));
    }

    @Override
    public Iterator<T> iterator() {
        Iterator<T> elements = end.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public T next() {
                return taken(elements.next());
            }
        };
    }

    @Override
    public List<T> drain() {
        List<T> drained = end.drain();
        drained.forEach(this::taken);
        return drained;
    }

    @Override
    public boolean isEnded() {
        return end.isEnded();
    }

    @Override
    public String toString() {
        return end.toString();
    }
}
