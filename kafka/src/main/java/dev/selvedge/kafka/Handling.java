package dev.selvedge.kafka;

import dev.selvedge.Retry;

/** Handles a record, again where that is worth it; what can't be handled is a dead letter, and where there is no place for those, the end. */
final class Handling<K, V> implements Work<K, V> {

    private final RecordHandler<K, V> handler;
    private final Retry retry;
    private final Stop stop;

    Handling(RecordHandler<K, V> handler, Retry retry, Stop stop) {
        this.handler = handler;
        this.retry = retry;
        this.stop = stop;
    }

    @Override
    public void handle(Delivery<K, V> delivery) throws InterruptedException {
        Failures.handle(
                delivery,
                stop,
                () -> {
                    retry.run(() -> handler.handle(delivery.record()));
                    delivery.done();
                },
                this::reject);
    }

    @Override
    public void reject(Delivery<K, V> delivery, Exception reason) throws InterruptedException {
        Failures.stopUnless(stop, reason, () -> delivery.failed(reason));
    }
}
