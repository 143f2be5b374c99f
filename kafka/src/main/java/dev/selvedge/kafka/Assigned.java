package dev.selvedge.kafka;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;

/** A partition that is ours for now, and how far it is done. What is not said to be otherwise belongs to the thread that polls. */
final class Assigned<K, V> {

    final TopicPartition partition;
    final OffsetTracker<Delivery<K, V>> tracker = new OffsetTracker<>();

    private final Underway underway;
    private final DeadLetters deadLetters;
    private final String name;

    /** How many are neither done nor lost; any thread. */
    private final AtomicInteger undone = new AtomicInteger();

    private long committed = OffsetTracker.NONE;

    Assigned(TopicPartition partition, Underway underway, DeadLetters deadLetters) {
        this.partition = partition;
        this.underway = underway;
        this.deadLetters = deadLetters;
        name = partition.toString();
    }

    void add(Delivery<K, V> delivery) {
        tracker.begin(delivery);
        undone.incrementAndGet();
        underway.added();
    }

    /** Whether there is something done that is not committed. */
    boolean hasNews() {
        return tracker.frontier() > committed;
    }

    void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    /**
     * Takes back what was received after everything that has begun. What waits before something that has begun is left to be handled: what comes after it
     * could not be committed otherwise, and would come again.
     */
    void withdraw() {
        tracker.backwards(Delivery::withdraw);
    }

    void loseAll() {
        tracker.steps().forEach(Delivery::lose);
    }

    // ---- any thread ------------------------------------------------------------------------------------------------

    DeadLetters deadLetters() {
        return deadLetters;
    }

    void ended() {
        undone.decrementAndGet();
        underway.ended();
    }

    boolean isSettled() {
        return undone.get() == 0;
    }

    @Override
    public String toString() {
        return name;
    }
}
