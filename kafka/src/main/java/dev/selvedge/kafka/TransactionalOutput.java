package dev.selvedge.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What {@link Subscription#transform} sends, and as whom. Immutable.
 *
 * @param <K> the type of the keys
 * @param <V> the type of the values
 */
public final class TransactionalOutput<K, V> {

    private final Map<String, Object> properties;
    private final Serializer<K> keys;
    private final Serializer<V> values;

    private TransactionalOutput(Map<String, Object> properties, Serializer<K> keys, Serializer<V> values) {
        this.properties = properties;
        this.keys = keys;
        this.values = values;
    }

    /**
     * Output that is sent as a certain transactional producer. A process that is started again takes the same id: it then ends at once what the one before
     * has left open, for which readers would have to wait otherwise, up to {@link #timeout}. Two that live at the same time never have the
     * same.
     *
     * @param output a topic with the types of what is sent; the records name their topics themselves
     * @param transactionalId who sends
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the description
     */
    public static <K, V> TransactionalOutput<K, V> to(Topic<K, V> output, String transactionalId) {
        Map<String, Object> properties = output.kafka().properties();
        properties.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG, Objects.requireNonNull(transactionalId, "transactionalId"));
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
        return new TransactionalOutput<>(
                Map.copyOf(properties),
                output.keys().serializer(),
                output.values().serializer());
    }

    /**
     * Sets how long a transaction may take before the broker ends it. Unless it is set, 10 seconds.
     *
     * @param limit how long
     * @return the description with it
     * @throws IllegalArgumentException if {@code limit} is not more than zero
     */
    public TransactionalOutput<K, V> timeout(Duration limit) {
        Settings.positive(limit, "timeout");
        int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis()));
        return new TransactionalOutput<>(
                Kafka.with(properties, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis), keys, values);
    }

    Map<String, Object> properties() {
        return new HashMap<>(properties);
    }

    ProducerRecord<byte[], byte[]> written(ProducerRecord<K, V> record) {
        return Topic.written(record, keys, values);
    }
}
