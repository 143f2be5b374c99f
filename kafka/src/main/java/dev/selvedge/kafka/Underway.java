package dev.selvedge.kafka;

import dev.selvedge.Clause;
import dev.selvedge.Deadline;
import dev.selvedge.Select;
import dev.selvedge.sync.Event;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** How many records are received and not done, over all partitions: the measure of the backpressure. Any thread. */
final class Underway {

    private final int capacity;

    /** Where polling goes on at once: with each place that is free, each poll would fetch one record. */
    private final int low;

    private final AtomicInteger undone = new AtomicInteger();
    private final Event moved;

    /** Whether the thread that polls waits for whatever ends; otherwise only passing the low mark wakes it. */
    private volatile boolean watched;

    Underway(String name, int capacity) {
        this.capacity = capacity;
        low = capacity - Math.max(1, capacity / 4);
        moved = Event.named("an end of a delivery of " + name);
    }

    void added() {
        undone.incrementAndGet();
    }

    void ended() {
        if (undone.decrementAndGet() == low || watched) {
            moved.set();
        }
    }

    int undone() {
        return undone.get();
    }

    // ---- the thread that polls -------------------------------------------------------------------------------------

    boolean isFull() {
        return undone.get() >= capacity;
    }

    /** Waits until it is worth a poll, or until something else {@linkplain #wake happens}; so long at most, and then any place is worth one. */
    void awaitPlaces(Duration atMost) throws InterruptedException {
        moved.reset();
        if (undone.get() > low) {
            Select.select(moved.onSet(() -> true), Clause.after(atMost, () -> false));
        }
    }

    /** Waits until that holds, which is asked whenever a delivery has ended; tells whether it does, before the deadline. */
    boolean await(BooleanSupplier condition, Deadline deadline) throws InterruptedException {
        watched = true;
        try {
            while (true) {
                moved.reset();
                if (condition.getAsBoolean()) {
                    return true;
                }
                if (deadline.isPassed()) {
                    return false;
                }
                Select.select(moved.onSet(() -> true), Clause.at(deadline, () -> false));
            }
        } finally {
            watched = false;
        }
    }

    /** Makes the thread that polls look again. */
    void wake() {
        moved.set();
    }
}
