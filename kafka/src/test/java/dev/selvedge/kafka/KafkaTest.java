package dev.selvedge.kafka;

import dev.selvedge.Scope;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;

/** What tests against the shared broker have in common: topics of their own, records in them, and what a group has committed. */
abstract class KafkaTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    final Broker broker = Broker.shared();
    final Kafka kafka = broker.kafka();

    /** Makes a topic that no other test has. */
    Topic<String, String> topic(int partitions) {
        String name = getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT) + "-" + NUMBER.incrementAndGet();
        broker.createTopic(name, partitions);
        return topic(name);
    }

    Topic<String, String> topic(String name) {
        return kafka.topic(name, Serdes.String(), Serdes.String());
    }

    /** Fills it with records 0, 1, 2, …: of so many keys in turn, and with the number as their value. */
    static void fill(Topic<String, String> topic, int records, int keys) throws InterruptedException {
        Scope.run(scope -> {
            TopicSender<String, String> sender = topic.sender(scope);
            for (int i = 0; i < records; i++) {
                sender.send(new ProducerRecord<>(topic.name(), "key-" + i % keys, Integer.toString(i)));
            }
        });
    }

    /** How many records of the topic the group has committed, over all partitions. */
    long committed(String group) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
            Map<TopicPartition, OffsetAndMetadata> offsets = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return offsets.values().stream()
                    .mapToLong(OffsetAndMetadata::offset)
                    .sum();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
