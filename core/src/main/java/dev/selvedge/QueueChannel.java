package dev.selvedge;

import dev.selvedge.internal.channel.ChannelCore;
import dev.selvedge.internal.channel.ChannelEnd;
import dev.selvedge.internal.channel.Counts;
import dev.selvedge.internal.channel.Sending;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The channel's interface over its algorithm: turns results that are none into exceptions. */
final class QueueChannel<T> implements Channel<T> {

    private final ChannelCore core;
    /** {@code null} until an end is handed out; made under the core's monitor, which nobody else uses. */
    private volatile @Nullable CountedEnds ends;

    QueueChannel(ChannelCore core) {
        this.core = core;
    }

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
    public T receive() throws InterruptedException {
        Strand strand = Waits.checked();
        Object result = core.receive(strand);
        if (result instanceof Signal || result instanceof ChannelEnd) {
            throw Waits.failure(strand, core.describe(), result);
        }
        return element(result);
    }

    @Override
    public @Nullable T tryReceive() {
        Object result = core.tryReceive();
        if (result instanceof ChannelEnd end) {
            throw Waits.closed(core.describe(), end);
        }
        return result == null ? null : element(result);
    }

    /** What was received is what was sent. */
    @SuppressWarnings("unchecked")
    private T element(Object received) {
        return (T) received;
    }

    // ---- clauses ---------------------------------------------------------------------------------------------------

    @Override
    public Clause<@Nullable Void> onSend(T element) {
        return onSend(element, () -> null);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onSend(T element, Clause.Action<? extends R> action) {
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(action, "action");
        return new Clause<>(core, ChannelCore.sending(), element, item -> action.run());
    }

    @Override
    public Clause<T> onReceive() {
        return onReceive(element -> element);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onReceive(Clause.Handler<? super T, ? extends R> handler) {
        Objects.requireNonNull(handler, "handler");
        return new Clause<>(
                core, ChannelCore.receiving(), null, item -> handler.handle(element(Objects.requireNonNull(item))));
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onClosed(Clause.Action<? extends R> action) {
        Objects.requireNonNull(action, "action");
        return new Clause<R>(core, ChannelCore.watching(), null, item -> action.run()).orClosed(action);
    }

    @Override
    public List<T> drain() {
        List<T> drained = new ArrayList<>();
        for (Object next = core.tryReceive(); next != null && !(next instanceof ChannelEnd); next = core.tryReceive()) {
            drained.add(element(next));
        }
        return drained;
    }

    // ---- counted ends ----------------------------------------------------------------------------------------------

    @Override
    public Sender<T> sender() {
        CountedEnds counted = ends();
        counted.addSender();
        return new CountedSender<>(this, counted);
    }

    @Override
    public Receiver.End<T> receiver() {
        CountedEnds counted = ends();
        counted.addReceiver();
        return new CountedReceiver<>(this, counted);
    }

    private CountedEnds ends() {
        CountedEnds known = ends;
        if (known != null) {
            return known;
        }
        synchronized (core) {
            if (ends == null) {
                ends = new CountedEnds();
            }
            return ends;
        }
    }

    /** The last of the sending ends was closed. */
    void lastSenderClosed(@Nullable Throwable cause) {
        core.close(ChannelEnd.closed(cause));
    }

    /** The last of the receiving ends was closed. */
    void lastReceiverClosed() {
        core.abort(ChannelEnd.deserted());
    }

    /** What using an end after its own close throws. */
    ChannelClosedException endClosed(String end) {
        return new ChannelClosedException("this " + end + " of " + core.describe() + " was closed", null);
    }

    // ---- iteration -------------------------------------------------------------------------------------------------

    @Override
    public Iterator<T> iterator() {
        return new ReceivingIterator<>(core.describe(), core::receive);
    }

    // ---- closing ---------------------------------------------------------------------------------------------------

    @Override
    public void close() {
        core.close(ChannelEnd.closed(null));
    }

    @Override
    public void close(Throwable cause) {
        core.close(ChannelEnd.closed(Objects.requireNonNull(cause, "cause")));
    }

    @Override
    public void abort() {
        core.abort(ChannelEnd.aborted());
    }

    @Override
    public ChannelStatistics statistics() {
        Counts counts = core.counts();
        return new ChannelStatistics(
                counts.sent(),
                counts.received(),
                counts.undelivered(),
                counts.held(),
                counts.sendersWaiting(),
                counts.receiversWaiting());
    }

    @Override
    public boolean isClosed() {
        return core.isClosed();
    }

    @Override
    public boolean isEnded() {
        return core.isEnded();
    }

    @Override
    public String toString() {
        return core.describe() + " (" + core.counts().held() + " elements" + (core.isClosed() ? ", closed)" : ")");
    }
}
