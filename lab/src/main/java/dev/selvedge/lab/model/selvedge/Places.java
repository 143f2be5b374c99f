package dev.selvedge.lab.model.selvedge;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.sync.Permit;
import dev.selvedge.sync.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * How many requests of a sort are in work at a time, and how many more may wait for that. Who comes when both are full is refused at once: a
 * queue without an end would only make everybody late. Safe for use by several threads.
 */
public final class Places {

    private final int limit;
    private final int queue;
    private final Semaphore places;
    private final Supplier<Refusal> full;
    private final AtomicInteger waiting = new AtomicInteger();
    private final LongAdder shed = new LongAdder();

    /**
     * Begins with all places free.
     *
     * @param name  of what sort the requests are, for diagnosis
     * @param limit how many may be in work
     * @param queue how many more may wait
     * @param full  refuses all others
     */
    public Places(String name, int limit, int queue, Supplier<Refusal> full) {
        this.limit = limit;
        this.queue = queue;
        this.full = full;
        this.places = Semaphore.named(name, limit);
    }

    /**
     * Takes a place; blocks while all are taken.
     *
     * @return the place, to be closed by who took it
     * @throws Refusal              if as many wait as may
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public Permit enter() throws Refusal, InterruptedException {
        Permit free = places.tryAcquire();
        return free == null ? waitForOne() : free;
    }

    private Permit waitForOne() throws Refusal, InterruptedException {
        try {
            if (waiting.incrementAndGet() > queue) {
                shed.increment();
                throw full.get();
            }
            return places.acquire();
        } finally {
            waiting.decrementAndGet();
        }
    }

    /** Returns how many requests are in work. */
    public int running() {
        return limit - places.available();
    }

    /** Returns how many wait. */
    public int waiting() {
        return waiting.get();
    }

    /** Returns how many were refused. */
    public long shed() {
        return shed.sum();
    }
}
