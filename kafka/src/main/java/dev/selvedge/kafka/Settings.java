package dev.selvedge.kafka;

import dev.selvedge.Retry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** How a group reads a topic; copied before it is changed. */
final class Settings {

    final String group;
    final Map<String, Object> properties;
    int concurrency = 256;

    /** How many records may be received and not done; 0 for what goes with the concurrency. */
    int capacity;

    int window = 10_000;
    Duration commitEvery = Duration.ofMillis(200);
    Duration drainWithin = Duration.ofSeconds(30);
    Retry retry = Retry.attempts(1);

    @Nullable
    String deadLetters;

    Settings(Map<String, Object> properties, String group) {
        this.properties = properties;
        this.group = group;
    }

    Settings(Settings other) {
        properties = new HashMap<>(other.properties);
        group = other.group;
        concurrency = other.concurrency;
        capacity = other.capacity;
        window = other.window;
        commitEvery = other.commitEvery;
        drainWithin = other.drainWithin;
        retry = other.retry;
        deadLetters = other.deadLetters;
    }

    int capacity() {
        return capacity == 0 ? Math.max(1_000, 4 * concurrency) : capacity;
    }

    /** How many records one poll gives: no more than that may come while there is no place. */
    int mostPolled() {
        return Math.min(500, capacity());
    }

    /** How long a poll may wait: no longer than until the next commit is due. */
    Duration pollFor(Duration most) {
        return commitEvery.compareTo(most) < 0 ? commitEvery : most;
    }

    Map<String, Object> consumer() {
        Map<String, Object> all = new HashMap<>();
        all.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        all.putAll(properties);
        all.put(CommonClientConfigs.GROUP_ID_CONFIG, group);
        all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostPolled());
        all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return all;
    }

    static void atLeast(int least, int given, String what, String why) {
        if (given < least) {
            throw new IllegalArgumentException(what + " is " + given + ": give at least " + least + ", " + why);
        }
    }

    static Duration positive(Duration time, String what) {
        if (Objects.requireNonNull(time, what).isNegative() || time.isZero()) {
            throw new IllegalArgumentException(what + " is " + time + ": give more than zero");
        }
        return time;
    }
}
