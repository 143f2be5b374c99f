package dev.selvedge.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Handles a record.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 */
@FunctionalInterface
public interface RecordHandler<K, V> {

    /**
     * Handles it, in a task of its own. May block. Called by many threads at once, but one after another for records of one key.
     *
     * @param record the record
     * @throws Exception if it can't be handled now
     */
    void handle(ConsumerRecord<K, V> record) throws Exception;
}
