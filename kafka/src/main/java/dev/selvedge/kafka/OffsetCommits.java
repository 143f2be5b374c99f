package dev.selvedge.kafka;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Commits offsets to the group: at least once. One request at a time is on its way; what failed is in the next one. */
final class OffsetCommits<K, V> implements Commits<K, V> {

    private static final System.Logger LOGGER = System.getLogger("dev.selvedge.kafka");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Consumer<byte[], byte[]> consumer;

    /** The callback comes on the thread that polls, too. */
    private boolean underway;

    OffsetCommits(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    @Override
    public void begin() {}

    @Override
    public void commit(Collection<Assigned<K, V>> partitions) {
        if (underway) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = advance(partitions);
        if (!offsets.isEmpty()) {
            underway = true;
            consumer.commitAsync(offsets, (sent, failure) -> {
                underway = false;
                committed(partitions, sent, failure);
            });
        }
    }

    private static <K, V> void committed(
            Collection<Assigned<K, V>> partitions,
            Map<TopicPartition, OffsetAndMetadata> sent,
            @Nullable Exception failure) {
        if (failure != null) {
            LOGGER.log(Level.DEBUG, "offsets were not committed, and will be in the next commit", failure);
            return;
        }
        for (Assigned<K, V> one : partitions) {
            OffsetAndMetadata offset = sent.get(one.partition);
            if (offset != null) {
                one.committed(offset.offset());
            }
        }
    }

    @Override
    public void commitFinally(Collection<Assigned<K, V>> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = advance(partitions);
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets, PATIENCE);
            committed(partitions, offsets, null);
        } catch (KafkaException e) {
            LOGGER.log(
                    Level.WARNING,
                    "the last offsets of {0} were not committed: these records come again ({1})",
                    offsets.keySet(),
                    e.toString());
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> advance(Collection<Assigned<K, V>> partitions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        for (Assigned<K, V> one : partitions) {
            one.tracker.advance(_ -> {});
            if (one.hasNews()) {
                offsets.put(one.partition, new OffsetAndMetadata(one.tracker.frontier()));
            }
        }
        return offsets;
    }

    @Override
    public void forget(Collection<Assigned<K, V>> partitions) {}

    @Override
    public void close(Duration atMost) {}
}
