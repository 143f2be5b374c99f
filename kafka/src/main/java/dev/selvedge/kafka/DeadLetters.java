package dev.selvedge.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Where records go that can't be handled: as they were, byte for byte, with headers that say where they come from and why. Any thread. */
final class DeadLetters {

    private static final int LONGEST_REASON = 4_000;

    private final @Nullable String topic;
    private final Map<String, Object> properties;
    private final Runnable onLetter;

    /** Made for the first of them; guarded by this object. */
    private @Nullable Outbound outbound;

    DeadLetters(@Nullable String topic, Map<String, Object> properties, Runnable onLetter) {
        this.topic = topic;
        this.properties = properties;
        this.onLetter = onLetter;
    }

    /** Sends it there, and waits until it has arrived. */
    void send(ConsumerRecord<byte[], byte[]> record, Throwable reason) throws InterruptedException {
        outbound().sendAndAwait(letter(record, reason));
    }

    /** What is sent there. */
    ProducerRecord<byte[], byte[]> letter(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
        if (topic == null) {
            throw new IllegalStateException(
                    "record " + record.topic() + "-" + record.partition() + "@" + record.offset() + " failed (" + reason
                            + ") and there is no topic for dead letters: name one in deadLetters(...)",
                    reason);
        }
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
        Headers headers = letter.headers();
        add(headers, DeadLetterHeaders.TOPIC, record.topic());
        add(headers, DeadLetterHeaders.PARTITION, Integer.toString(record.partition()));
        add(headers, DeadLetterHeaders.OFFSET, Long.toString(record.offset()));
        add(headers, DeadLetterHeaders.REASON, shortened(reason.toString()));
        onLetter.run();
        return letter;
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name); // one that was dead before, and was sent again
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + " ...";
    }

    private synchronized Outbound outbound() {
        Outbound there = outbound;
        if (there == null) {
            there = Outbound.open(properties);
            outbound = there;
        }
        return there;
    }

    synchronized void close(Duration atMost) {
        if (outbound != null) {
            outbound.close(atMost);
        }
    }
}
