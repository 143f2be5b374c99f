package dev.selvedge.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Makes records of a record.
 *
 * @param <K> the type of the key
 * @param <V> the type of the value
 * @param <L> the type of the results' keys
 * @param <W> the type of the results' values
 */
@FunctionalInterface
public interface RecordTransformation<K, V, L, W> {

    /**
     * Makes the results, in a task of its own. May block. Called by many threads at once, but one after another for records of one key.
     *
     * @param record the record
     * @return what is to be sent for it; empty for nothing
     * @throws Exception if it can't be done now
     */
    List<ProducerRecord<L, W>> apply(ConsumerRecord<K, V> record) throws Exception;
}
