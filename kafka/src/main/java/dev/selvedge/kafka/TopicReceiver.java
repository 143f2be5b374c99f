package dev.selvedge.kafka;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Receiver;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic as the end of a channel. Each {@link Delivery} has to be said to be {@linkplain Delivery#done done}, by whomever and in whatever order; while too
 * many are not, nothing more comes. May be used by any number of tasks; what comes from one partition is received in its order.
 *
 * <p>It ends when it is {@linkplain #close closed}, or with its scope; and with a cause when the topic can't be read any further. What was received and
 * not done by then comes again, here or elsewhere.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class TopicReceiver<K, V> implements Receiver.End<Delivery<K, V>> {

    private final Intake<K, V> intake;
    private final Channel<Delivery<K, V>> channel;

    TopicReceiver(Intake<K, V> intake, Channel<Delivery<K, V>> channel) {
        this.intake = intake;
        this.channel = channel;
    }

    @Override
    public Delivery<K, V> receive() throws InterruptedException {
        return begun(channel.receive());
    }

    @Override
    public @Nullable Delivery<K, V> tryReceive() {
        Delivery<K, V> delivery = channel.tryReceive();
        return delivery == null ? null : begun(delivery);
    }

    @Override
    public Clause<Delivery<K, V>> onReceive() {
        return channel.onReceive(TopicReceiver::begun);
    }

    @Override
    public <R extends @Nullable Object> Clause<R> onReceive(
            Clause.Handler<? super Delivery<K, V>, ? extends R> handler) {
        return channel.onReceive(delivery -> handler.handle(begun(delivery)));
    }

    @Override
    public Iterator<Delivery<K, V>> iterator() {
        Iterator<Delivery<K, V>> deliveries = channel.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return deliveries.hasNext();
            }

            @Override
            public Delivery<K, V> next() {
                return begun(deliveries.next());
            }
        };
    }

    @Override
    public List<Delivery<K, V>> drain() {
        List<Delivery<K, V>> all = channel.drain();
        all.forEach(TopicReceiver::begun);
        return all;
    }

    @Override
    public boolean isEnded() {
        return channel.isEnded();
    }

    /** One that was lost on its way out is given out nevertheless, and says so. */
    private static <K, V> Delivery<K, V> begun(Delivery<K, V> delivery) {
        delivery.begin();
        return delivery;
    }

    /**
     * What has happened so far. Never blocks.
     *
     * @return the figures, each as of about now
     */
    public ProcessingStatistics statistics() {
        return intake.statistics();
    }

    /**
     * Stops in order: nothing more is received, what was received and is not done is waited for, what is done is committed, and the group is left. Never
     * blocks: the scope waits. Closing again does nothing.
     */
    @Override
    public void close() {
        intake.stop.ask();
    }
}
