package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.DocumentRefusals;
import dev.selvedge.sync.Permit;
import dev.selvedge.sync.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many requests of a sort are in work at a time, and how many more may wait for that. Who comes when both are full is refused at once: a
 * queue without an end would only make everybody late. Safe for use by several threads.
 */
final class Places {

    private final int limit;
    private final int queue;
    private final Semaphore places;
    private final LongAdder shed = new LongAdder();

    Places(String name, int limit, int queue) {
        this.limit = limit;
        this.queue = queue;
        this.places = Semaphore.named(name, limit);
    }

    /** Takes a place; blocks while all are taken, and refuses if as many wait as may (some more, where they come at the same moment). */
    Permit enter() throws Refusal, InterruptedException {
        Permit free = places.tryAcquire();
        if (free != null) {
            return free;
        }
        if (places.waiting() >= queue) {
            shed.increment();
            throw DocumentRefusals.overloaded();
        }
        return places.acquire();
    }

    int running() {
        return limit - places.available();
    }

    int waiting() {
        return places.waiting();
    }

    long shed() {
        return shed.sum();
    }
}
