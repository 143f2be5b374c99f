package dev.selvedge;

import dev.selvedge.internal.channel.BroadcastCore;
import dev.selvedge.internal.channel.ChannelEnd;
import dev.selvedge.internal.channel.Counts;
import dev.selvedge.internal.channel.Seat;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A subscriber's interface over its seat in the broadcast. */
final class SeatSubscription<T> implements Broadcast.Subscription<T> {

    private final BroadcastCore core;
    private final Seat seat;

    SeatSubscription(BroadcastCore core, Seat seat) {
        this.core = core;
        this.seat = seat;
    }

    @Override
    public T receive() throws InterruptedException {
        Strand strand = Waits.checked();
        Object result = core.receive(strand, seat);
        if (result instanceof Signal || result instanceof ChannelEnd) {
            throw Waits.failure(strand, core.describe(), result);
        }
        return element(result);
    }

    @Override
    public @Nullable T tryReceive() {
        Object result = core.tryReceive(seat);
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

    @Override
    public Clause<T> onReceive() {
        return onReceive(element -> element);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onReceive(Clause.Handler<? super T, ? extends R> handler) {
        Objects.requireNonNull(handler, "handler");
        return new Clause<>(
                core, BroadcastCore.receiving(), seat, item -> handler.handle(element(Objects.requireNonNull(item))));
    }

    @Override
    public Iterator<T> iterator() {
        return new ReceivingIterator<>(core.describe(), strand -> core.receive(strand, seat));
    }

    @Override
    public List<T> drain() {
        List<T> drained = new ArrayList<>();
        Object next = core.tryReceive(seat);
        while (next != null && !(next instanceof ChannelEnd)) {
            drained.add(element(next));
            next = core.tryReceive(seat);
        }
        return drained;
    }

    @Override
    public boolean isEnded() {
        return core.isEnded(seat);
    }

    @Override
    public void close() {
        core.remove(seat);
    }

    @Override
    public ChannelStatistics statistics() {
        Counts counts = core.counts(seat);
        return new ChannelStatistics(
                counts.sent(),
                counts.received(),
                counts.undelivered(),
                counts.held(),
                counts.sendersWaiting(),
                counts.receiversWaiting());
    }

    @Override
    public String toString() {
        return "subscription of " + core.describe() + " (" + statistics().held() + " elements)";
    }
}
