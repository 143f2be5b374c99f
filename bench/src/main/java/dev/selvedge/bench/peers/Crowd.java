package dev.selvedge.bench.peers;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Bare virtual threads that work at one thing, with no library to help: a latch tells when all have ended. */
final class Crowd {

    private final CountDownLatch running;
    private final LongAdder sum = new LongAdder();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** What one of them does. */
    @FunctionalInterface
    interface Job {
        /** Returns what it adds to the sum. */
        long run() throws Exception;
    }

    Crowd(int size) {
        running = new CountDownLatch(size);
    }

    /** Starts one of them. */
    void start(Job job) {
        Thread.startVirtualThread(() -> {
            try {
                sum.add(job.run());
            } catch (Throwable problem) {
                failure.compareAndSet(null, problem);
            } finally {
                running.countDown();
            }
        });
    }

    /** Waits until all have ended, and returns the sum. */
    long sum() throws InterruptedException {
        running.await();
        Throwable problem = failure.get();
        if (problem != null) {
            throw new IllegalStateException("one of the threads failed", problem);
        }
        return sum.sum();
    }
}
