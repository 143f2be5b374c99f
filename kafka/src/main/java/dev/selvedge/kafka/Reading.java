package dev.selvedge.kafka;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Makes values of bytes. Here and not in the client, where a record that can't be read stops the poll, and all that comes after it. One thread at a time.
 */
final class Reading<K, V> {

    private final Deserializer<K> keys;
    private final Deserializer<V> values;

    Reading(Deserializer<K> keys, Deserializer<V> values) {
        this.keys = keys;
        this.values = values;
    }

    ConsumerRecord<K, V> read(ConsumerRecord<byte[], byte[]> raw) {
        return new ConsumerRecord<>(
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.timestamp(),
                raw.timestampType(),
                raw.serializedKeySize(),
                raw.serializedValueSize(),
                keys.deserialize(raw.topic(), raw.headers(), raw.key()),
                values.deserialize(raw.topic(), raw.headers(), raw.value()),
                raw.headers(),
                raw.leaderEpoch(),
                Optional.empty());
    }

    void close() {
        keys.close();
        values.close();
    }
}
