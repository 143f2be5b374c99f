package dev.selvedge.lab.model.selvedge;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.OrderRefusals;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many orders run at a time, and how many more may wait for that. Who comes when both are full is refused at once: a queue
 * without an end would only make everybody late. Safe for use by several threads.
 */
final class OrderLimit {

    private final int limit;
    private final int queue;
    private final Semaphore places;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder shed = new LongAdder();

    OrderLimit(int limit, int queue) {
        this.limit = limit;
        this.queue = queue;
        this.places = new Semaphore(limit, true);
    }

    /**
     * Takes a place; blocks while all are taken.
     *
     * @throws Refusal if as many wait as may
     */
    void enter() throws Refusal, InterruptedException {
        if (places.tryAcquire()) {
            return;
        }
        try {
            if (waiting.incrementAndGet() > queue) {
                shed.increment();
                throw OrderRefusals.overloaded();
            }
            places.acquire();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Gives the place back. */
    void leave() {
        places.release();
    }

    int running() {
        return limit - places.availablePermits();
    }

    int waiting() {
        return waiting.get();
    }

    long shed() {
        return shed.sum();
    }
}
