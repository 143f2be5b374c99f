package dev.selvedge.kafka.calls;

import dev.selvedge.Cancellation;
import dev.selvedge.Retry;
import dev.selvedge.Scope;
import dev.selvedge.kafka.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.UUIDDeserializer;

/** Reads what comes to a topic from now on, without a group: every reader gets everything. */
final class Tail {

    private static final Duration POLL = Duration.ofMillis(200);

    /** A topic that was made a moment ago may not have come to the knowledge of the broker that is asked. */
    private static final Retry KNOWN_SOON = Retry.attempts(20)
            .backoff(Duration.ofMillis(50), Duration.ofSeconds(1))
            .on(IllegalStateException.class);

    private final KafkaConsumer<UUID, byte[]> consumer;

    private Tail(KafkaConsumer<UUID, byte[]> consumer) {
        this.consumer = consumer;
    }

    /** At the end of the topic, as of now. */
    static Tail of(Topic<UUID, byte[]> topic, Map<String, Object> properties) throws InterruptedException {
        properties.put("auto.offset.reset", "latest");
        properties.put("enable.auto.commit", false);
        KafkaConsumer<UUID, byte[]> consumer =
                new KafkaConsumer<>(properties, new UUIDDeserializer(), new ByteArrayDeserializer());
        try {
            Collection<TopicPartition> all = KNOWN_SOON.call(() -> partitions(consumer, topic));
            consumer.assign(all);
            consumer.seekToEnd(all);
            all.forEach(consumer::position); // now, not when it polls
            return new Tail(consumer);
        } catch (InterruptException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            Cancellation.check();
            throw new InterruptedException("interrupted while looking for the end of " + topic);
        } catch (RuntimeException | InterruptedException e) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
            throw e;
        }
    }

    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic<?, ?> topic) {
        List<TopicPartition> all = consumer.partitionsFor(topic.name()).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        if (all.isEmpty()) {
            throw new IllegalStateException(topic + " is not there: call createTopics, or make it otherwise");
        }
        return all;
    }

    /** Of its partitions, only this one. */
    Tail only(int partition) {
        List<TopicPartition> one = consumer.assignment().stream()
                .filter(tp -> tp.partition() == partition)
                .toList();
        long position = consumer.position(one.getFirst());
        consumer.assign(one);
        consumer.seek(one.getFirst(), position);
        return this;
    }

    int partitions() {
        return consumer.assignment().size();
    }

    /** Reads as a daemon of the scope, and closes the consumer in the end. */
    void start(Scope scope, String name, BiConsumer<UUID, byte[]> reader) {
        scope.forkDaemon(name, () -> {
                    try (var _ = Cancellation.onCancel(consumer::wakeup)) {
                        Cancellation.<Object, InterruptedException>shield(() -> {
                            read(reader);
                            return reader;
                        });
                    }
                })
                .whenEnded(this::close); // in case it was cancelled before it began
    }

    /** In case it never read; again, it does nothing. */
    void close() {
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private void read(BiConsumer<UUID, byte[]> reader) {
        try (consumer) {
            while (true) {
                poll(reader);
            }
        } catch (WakeupException cancelled) {
            // that is the end
        }
    }

    private void poll(BiConsumer<UUID, byte[]> reader) {
        try {
            for (ConsumerRecord<UUID, byte[]> record : consumer.poll(POLL)) {
                if (record.key() != null && record.value() != null) { // or nobody of ours has sent it
                    reader.accept(record.key(), record.value());
                }
            }
        } catch (RecordDeserializationException notOurs) {
            consumer.seek(notOurs.topicPartition(), notOurs.offset() + 1);
        } catch (RetriableException again) {
            // the next poll may have more luck
        }
    }
}
