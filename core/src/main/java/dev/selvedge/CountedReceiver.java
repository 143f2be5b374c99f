package dev.selvedge;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A receiving end that is counted: with the last of them, nobody is left to receive. */
final class CountedReceiver<T> implements Receiver.End<T> {

    private final QueueChannel<T> channel;
    private final CountedEnds ends;
    private final AtomicBoolean closed = new AtomicBoolean();

    CountedReceiver(QueueChannel<T> channel, CountedEnds ends) {
        this.channel = channel;
        this.ends = ends;
    }

    private QueueChannel<T> open() {
        if (closed.get()) {
            throw channel.endClosed("receiver");
        }
        return channel;
    }

    @Override
    public T receive() throws InterruptedException {
        return open().receive();
    }

    @Override
    public @Nullable T tryReceive() {
        return open().tryReceive();
    }

    @Override
    public Clause<T> onReceive() {
        return open().onReceive();
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onReceive(Clause.Handler<? super T, ? extends R> handler) {
        return open().onReceive(handler);
    }

    @Override
    public List<T> drain() {
        return open().drain();
    }

    @Override
    public Iterator<T> iterator() {
        return open().iterator();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            if (ends.closeReceiver()) {
                channel.lastReceiverClosed();
            }
        }
    }

    @Override
    public boolean isEnded() {
        return closed.get() || channel.isEnded();
    }

    @Override
    public String toString() {
        return "receiver of " + channel + (closed.get() ? ", closed" : "");
    }
}
