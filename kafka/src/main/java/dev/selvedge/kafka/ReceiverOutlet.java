package dev.selvedge.kafka;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts deliveries into a channel, which has a place for all that may come: how many may be is the intake's concern. */
final class ReceiverOutlet<K, V> implements Outlet<K, V> {

    private final Channel<Delivery<K, V>> channel;

    private final Stop stop;

    ReceiverOutlet(Topic<K, V> topic, Settings settings, Stop stop) {
        this.stop = stop;
        channel = Channel.named(topic.toString()).buffered(settings.capacity() + settings.mostPolled());
    }

    Channel<Delivery<K, V>> channel() {
        return channel;
    }

    @Override
    public void accept(Scope scope, Delivery<K, V> delivery) {
        if (!channel.trySend(delivery)) {
            throw new IllegalStateException(channel + " has no place for " + delivery);
        }
    }

    @Override
    public void reject(Scope scope, Delivery<K, V> delivery, Exception reason) throws InterruptedException {
        scope.fork(delivery + ", unreadable", () -> {
            if (delivery.begin()) {
                Failures.stopUnless(stop, reason, () -> delivery.failed(reason));
            }
        });
    }

    /** Takes those out that nobody has received; the others stay in their order, since nobody else sends. */
    @Override
    public void lost(Scope scope) {
        List<Delivery<K, V>> all = channel.drain();
        if (!channel.isClosed()) {
            all.stream().filter(Delivery::isWaiting).forEach(channel::trySend);
        }
    }

    @Override
    public void close() {
        @Nullable Throwable failure = stop.failure();
        if (failure == null) {
            channel.close();
        } else {
            channel.close(failure);
        }
    }

    @Override
    public boolean endsWithItsScope() {
        return true;
    }
}
