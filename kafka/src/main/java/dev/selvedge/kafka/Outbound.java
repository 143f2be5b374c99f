package dev.selvedge.kafka;

import dev.selvedge.Cancellation;
import dev.selvedge.Clause;
import dev.selvedge.Select;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer of bytes: every replica in sync has a record before it is acknowledged, and a repetition of the client's is dropped. Any thread. */
final class Outbound implements AutoCloseable {

    static final Duration CLOSING = Duration.ofSeconds(10);

    final KafkaProducer<byte[], byte[]> producer;

    private Outbound(KafkaProducer<byte[], byte[]> producer) {
        this.producer = producer;
    }

    static Outbound open(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        return new Outbound(new KafkaProducer<>(all));
    }

    /** Hands it over; what becomes of it is told on a thread of the client. */
    void send(ProducerRecord<byte[], byte[]> record, CompletableFuture<RecordMetadata> acknowledged)
            throws InterruptedException {
        try {
            var _ = producer.send(record, (metadata, failure) -> {
                if (failure == null) {
                    acknowledged.complete(metadata);
                } else {
                    acknowledged.completeExceptionally(failure);
                }
            });
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException | IllegalStateException e) {
            throw new SendFailedException(record.topic(), e);
        }
    }

    /** Waits until it is acknowledged. */
    RecordMetadata await(String topic, CompletableFuture<RecordMetadata> acknowledged) throws InterruptedException {
        try {
            return Select.select(Clause.onDone(acknowledged));
        } catch (CompletionException e) {
            throw new SendFailedException(topic, e.getCause() == null ? e : e.getCause());
        }
    }

    RecordMetadata sendAndAwait(ProducerRecord<byte[], byte[]> record) throws InterruptedException {
        CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
        send(record, acknowledged);
        return await(record.topic(), acknowledged);
    }

    void flush() throws InterruptedException {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw interrupted(e);
        }
    }

    /** The client sets the flag as well when it throws this. */
    private static InterruptedException interrupted(InterruptException cause) throws InterruptedException {
        Cancellation.check(); // throws, and says who cancelled, if that is why
        InterruptedException e = new InterruptedException("interrupted while sending a record");
        e.initCause(cause);
        return e;
    }

    @Override
    public void close() {
        close(CLOSING);
    }

    void close(Duration atMost) {
        try {
            producer.close(atMost);
        } catch (InterruptException e) {
            Thread.currentThread().interrupt(); // it is closed nevertheless, and nobody waits for anything more
        }
    }
}
