package dev.selvedge.kafka;

import dev.selvedge.Scope;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * A topic, with the types of its keys and values. Immutable, and connected to nothing.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class Topic<K, V> {

    private final Kafka kafka;
    private final String name;
    private final Serde<K> keys;
    private final Serde<V> values;

    Topic(Kafka kafka, String name, Serde<K> keys, Serde<V> values) {
        this.kafka = kafka;
        this.name = name;
        this.keys = keys;
        this.values = values;
    }

    /**
     * Begins to describe how a group reads it. The group's members, on whatever machines, share the topic's partitions, and each record goes to
     * one of them.
     *
     * @param group the name of the group
     * @return the description so far
     */
    public Subscription<K, V> group(String group) {
        return new Subscription<>(this, new Settings(kafka.properties(), Objects.requireNonNull(group, "group")));
    }

    /**
     * Opens a sender of this topic, with {@value TopicSender#DEFAULT_IN_FLIGHT} records in flight at most. Must be called by the scope's body or one of
     * its tasks. Does not wait for a connection; waits until its own task has begun.
     *
     * @param scope what it belongs to; the scope ends when what was sent has been acknowledged
     * @return the sender
     * @throws org.apache.kafka.common.KafkaException if the configuration is refused
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     * @throws dev.selvedge.CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public TopicSender<K, V> sender(Scope scope) throws InterruptedException {
        return sender(scope, TopicSender.DEFAULT_IN_FLIGHT);
    }

    /**
     * The same, with a bound of one's own.
     *
     * @param scope what it belongs to
     * @param inFlight how many records may be on their way, not yet acknowledged; at least 1
     * @return the sender
     * @throws IllegalArgumentException if {@code inFlight} is less than 1
     * @throws org.apache.kafka.common.KafkaException if the configuration is refused
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     * @throws dev.selvedge.CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public TopicSender<K, V> sender(Scope scope, int inFlight) throws InterruptedException {
        Objects.requireNonNull(scope, "scope");
        Settings.atLeast(1, inFlight, "inFlight", "or nothing could ever be sent");
        return TopicSender.open(this, scope, inFlight);
    }

    Kafka kafka() {
        return kafka;
    }

    /**
     * Its name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    Serde<K> keys() {
        return keys;
    }

    Serde<V> values() {
        return values;
    }

    /** As bytes. */
    static <K, V> ProducerRecord<byte[], byte[]> written(
            ProducerRecord<K, V> record, Serializer<K> keys, Serializer<V> values) {
        return new ProducerRecord<>(
                record.topic(),
                record.partition(),
                record.timestamp(),
                keys.serialize(record.topic(), record.headers(), record.key()),
                values.serialize(record.topic(), record.headers(), record.value()),
                record.headers());
    }

    @Override
    public String toString() {
        return "topic " + name;
    }
}
