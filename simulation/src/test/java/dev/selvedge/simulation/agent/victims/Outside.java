package dev.selvedge.simulation.agent.victims;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that nobody simulates, in code that has been rewritten. */
@SuppressWarnings({"WaitNotInLoop", "ThreadPriorityCheck"})
public final class Outside {

    private int inside;
    private int most;
    private int sum;
    private boolean isSet;

    private synchronized void enter() {
        most = Math.max(most, ++inside);
        Thread.yield();
        sum++;
        inside--;
    }

    /** {@return how many were inside at once at most, and how often somebody was} */
    public static List<Integer> exclude(Thread.Builder builder, int threads, int times) throws InterruptedException {
        Outside outside = new Outside();
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            all.add(builder.start(() -> {
                for (int j = 0; j < times; j++) {
                    outside.enter();
                }
            }));
        }
        for (Thread thread : all) {
            thread.join();
        }
        return List.of(outside.most, outside.sum);
    }

    /** {@return whether a waiting thread saw what the one that notified it had set} */
    public static boolean handOver(Thread.Builder builder) throws InterruptedException {
        Outside outside = new Outside();
        CountDownLatch ready = new CountDownLatch(1);
        Thread waiter = builder.start(() -> {
            synchronized (outside) {
                ready.countDown();
                while (!outside.isSet) {
                    try {
                        outside.wait();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
                outside.sum = Thread.holdsLock(outside) ? 1 : 0;
            }
        });
        ready.await();
        synchronized (outside) {
            outside.isSet = true;
            outside.notifyAll();
        }
        waiter.join();
        return outside.sum == 1;
    }

    /** {@return how long a sleep of a millisecond took, in nanoseconds} */
    public static long sleep() throws InterruptedException {
        long start = System.nanoTime();
        Thread.sleep(1);
        return System.nanoTime() - start;
    }

    /** {@return the time of day in milliseconds} */
    public static long millis() {
        return System.currentTimeMillis();
    }
}
