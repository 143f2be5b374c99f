package dev.selvedge;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A sending end that is counted: the channel is closed with the last of them. */
final class CountedSender<T> implements Sender<T> {

    private final QueueChannel<T> channel;
    private final CountedEnds ends;
    private final AtomicBoolean closed = new AtomicBoolean();

    CountedSender(QueueChannel<T> channel, CountedEnds ends) {
        this.channel = channel;
        this.ends = ends;
    }

    private QueueChannel<T> open() {
        if (closed.get()) {
            throw channel.endClosed("sender");
        }
        return channel;
    }

    @Override
    public void send(T element) throws InterruptedException {
        open().send(element);
    }

    @Override
    public boolean trySend(T element) {
        return open().trySend(element);
    }

    @Override
    public Clause<@Nullable Void> onSend(T element) {
        return open().onSend(element);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onSend(T element, Clause.Action<? extends R> action) {
        return open().onSend(element, action);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onClosed(Clause.Action<? extends R> action) {
        return open().onClosed(action);
    }

    @Override
    public void close() {
        closeOnce(null);
    }

    @Override
    public void close(Throwable cause) {
        closeOnce(Objects.requireNonNull(cause, "cause"));
    }

    private void closeOnce(@Nullable Throwable cause) {
        if (closed.compareAndSet(false, true)) {
            if (ends.closeSender(cause)) {
                channel.lastSenderClosed(ends.cause());
            }
        }
    }

    @Override
    public boolean isClosed() {
        return closed.get() || channel.isClosed();
    }

    @Override
    public String toString() {
        return "sender of " + channel + (closed.get() ? ", closed" : "");
    }
}
