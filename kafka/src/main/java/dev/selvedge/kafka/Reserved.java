package dev.selvedge.kafka;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Properties of Kafka's clients that are not the user's to set: to take one and do otherwise would be found out when something is lost. */
final class Reserved {

    private static final String COMMITS =
            "offsets are committed when records are done; commitEvery(...) says how often";
    private static final String SERDES = "the topic's serdes say how bytes become keys and values";

    private static final Map<String, String> REASONS = Map.of(
            CommonClientConfigs.GROUP_ID_CONFIG, "name the group in group(...)",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, COMMITS,
            ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, COMMITS,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "capacity(...) says how many records may be received and not done",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, SERDES,
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, SERDES,
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, SERDES,
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, SERDES,
            ProducerConfig.ACKS_CONFIG, "a record is acknowledged when all replicas in sync have it",
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "a repetition of the client's is always dropped");

    private Reserved() {}

    /** Refuses it, with what to do instead. */
    static void refuse(String name) {
        String reason = REASONS.get(Objects.requireNonNull(name, "name"));
        if (reason != null) {
            throw new IllegalArgumentException("the property '" + name + "' can't be set: " + reason);
        }
    }
}
