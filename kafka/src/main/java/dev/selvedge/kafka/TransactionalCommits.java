package dev.selvedge.kafka;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Sends results and commits the offsets of what they were made of, in one transaction (KIP-447). The group's epoch goes along, so a member that has
 * been replaced can't commit; what it has sent is aborted.
 */
final class TransactionalCommits<K, V> implements Commits<K, V> {

    private static final System.Logger LOGGER = System.getLogger("dev.selvedge.kafka");

    private final Consumer<byte[], byte[]> consumer;
    private final Outbound outbound;

    /** Results of what the frontier has passed and no transaction has committed, in the order of the offsets. */
    private final Map<Assigned<K, V>, List<ProducerRecord<byte[], byte[]>>> pending = new LinkedHashMap<>();

    TransactionalCommits(Consumer<byte[], byte[]> consumer, Map<String, Object> producer) {
        this.consumer = consumer;
        outbound = Outbound.open(producer);
    }

    /** Ends what the last one of this name has left open. */
    @Override
    public void begin() {
        outbound.producer.initTransactions();
    }

    @Override
    public void commit(Collection<Assigned<K, V>> partitions) {
        for (Assigned<K, V> one : partitions) {
            List<ProducerRecord<byte[], byte[]>> results = pending.computeIfAbsent(one, _ -> new ArrayList<>());
            one.tracker.advance(delivery -> results.addAll(delivery.outputs()));
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        partitions.stream()
                .filter(Assigned::hasNews)
                .forEach(one -> offsets.put(one.partition, new OffsetAndMetadata(one.tracker.frontier())));
        if (!offsets.isEmpty() && isCommitted(partitions, offsets)) {
            for (Assigned<K, V> one : partitions) {
                one.committed(one.tracker.frontier());
                pending.remove(one);
            }
        }
    }

    /** Tells whether it is; {@code false} if our epoch was an old one: then all is as it was, and the next time may have the new one. */
    private boolean isCommitted(Collection<Assigned<K, V>> partitions, Map<TopicPartition, OffsetAndMetadata> offsets) {
        outbound.producer.beginTransaction();
        try {
            for (Assigned<K, V> one : partitions) {
                pending.getOrDefault(one, List.of()).forEach(this::send);
            }
            outbound.producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
            outbound.producer.commitTransaction();
            return true;
        } catch (CommitFailedException e) {
            LOGGER.log(Level.DEBUG, "a transaction was of an old epoch, and is aborted", e);
            outbound.producer.abortTransaction();
            return false;
        } catch (KafkaException e) {
            abortAfter(e);
            throw e;
        }
    }

    /** What fails is told by the commit. */
    private void send(ProducerRecord<byte[], byte[]> result) {
        var _ = outbound.producer.send(result);
    }

    private void abortAfter(KafkaException failure) {
        try {
            outbound.producer.abortTransaction();
        } catch (KafkaException e) { // such as that another has our id: it has aborted this already
            failure.addSuppressed(e);
        }
    }

    @Override
    public void commitFinally(Collection<Assigned<K, V>> partitions) {
        try {
            commit(partitions);
        } catch (KafkaException | IllegalStateException e) {
            LOGGER.log(Level.WARNING, "the last transaction failed, so its records come again: {0}", e.toString());
        }
    }

    @Override
    public void forget(Collection<Assigned<K, V>> partitions) {
        pending.keySet().removeAll(partitions);
    }

    @Override
    public void close(Duration atMost) {
        outbound.close(atMost);
    }
}
