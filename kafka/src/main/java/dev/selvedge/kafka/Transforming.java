package dev.selvedge.kafka;

import dev.selvedge.Retry;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Makes results of a record, again where that is worth it. They wait with their delivery for its commit. */
final class Transforming<K, V, L, W> implements Work<K, V> {

    private final RecordTransformation<K, V, L, W> transformation;
    private final TransactionalOutput<L, W> output;
    private final Retry retry;
    private final Stop stop;
    private final DeadLetters deadLetters;

    Transforming(
            RecordTransformation<K, V, L, W> transformation,
            TransactionalOutput<L, W> output,
            Retry retry,
            Stop stop,
            DeadLetters deadLetters) {
        this.transformation = transformation;
        this.output = output;
        this.retry = retry;
        this.stop = stop;
        this.deadLetters = deadLetters;
    }

    @Override
    public void handle(Delivery<K, V> delivery) throws InterruptedException {
        Failures.handle(delivery, stop, () -> delivery.done(retry.call(() -> results(delivery))), this::reject);
    }

    private List<ProducerRecord<byte[], byte[]>> results(Delivery<K, V> delivery) throws Exception {
        return transformation.apply(delivery.record()).stream()
                .map(output::written)
                .toList();
    }

    @Override
    public void reject(Delivery<K, V> delivery, Exception reason) throws InterruptedException {
        Failures.stopUnless(stop, reason, () -> delivery.done(List.of(deadLetters.letter(delivery.raw(), reason))));
    }
}
