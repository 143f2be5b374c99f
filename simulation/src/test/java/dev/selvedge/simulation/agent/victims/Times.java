package dev.selvedge.simulation.agent.victims;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;

/** Waits for a time, by the names of what waits; each takes just a day of simulated time. */
@SuppressWarnings({
    "WaitNotInLoop",
    "FutureReturnValueIgnored",
    "JavaTimeDefaultTimeZone",
    "JavaUtilDate",
    "LockNotBeforeTry"
})
public final class Times {

    /** What waits for a day. */
    public interface Wait {
        void run() throws InterruptedException, TimeoutException, ExecutionException;
    }

    private static final long NANOS = TimeUnit.DAYS.toNanos(1);
    private static final long MILLIS = TimeUnit.DAYS.toMillis(1);

    private Times() {}

    public static void takesADay(Wait wait) throws InterruptedException, ExecutionException {
        Thread.sleep(1); // some of them take a time of 0 for none
        long start = System.nanoTime();
        long millis = System.currentTimeMillis();
        Instant instant = Instant.now();
        try {
            wait.run();
        } catch (TimeoutException expected) {
            // it does, after a day
        }
        equal(NANOS, System.nanoTime() - start);
        equal(MILLIS, System.currentTimeMillis() - millis);
        equal(Duration.ofDays(1), Duration.between(instant, Instant.now()));
    }

    private static void equal(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new AssertionError("expected " + expected + " but was " + actual);
        }
    }

    public static void sleepMillis() throws InterruptedException {
        Thread.sleep(MILLIS);
    }

    public static void sleepNanos() throws InterruptedException {
        Thread.sleep(MILLIS, 0);
    }

    public static void sleepDuration() throws InterruptedException {
        Thread.sleep(Duration.ofDays(1));
    }

    public static void sleepUnit() throws InterruptedException {
        TimeUnit.DAYS.sleep(1);
    }

    public static void parkNanos() {
        LockSupport.parkNanos(NANOS);
    }

    public static void parkNanosBlocker() {
        LockSupport.parkNanos("blocker", NANOS);
    }

    public static void parkUntil() {
        LockSupport.parkUntil(System.currentTimeMillis() + MILLIS);
    }

    public static void parkUntilBlocker() {
        LockSupport.parkUntil("blocker", System.currentTimeMillis() + MILLIS);
    }

    public static void join() throws InterruptedException {
        Thread other = Thread.startVirtualThread(LockSupport::park);
        equal(false, other.join(Duration.ofDays(1)));
        LockSupport.unpark(other);
    }

    public static void poll() throws InterruptedException {
        new LinkedBlockingQueue<String>().poll(1, TimeUnit.DAYS);
    }

    public static void pollTransfer() throws InterruptedException {
        new LinkedTransferQueue<String>().poll(1, TimeUnit.DAYS);
    }

    public static void pollSynchronous() throws InterruptedException {
        new SynchronousQueue<String>().poll(1, TimeUnit.DAYS);
    }

    public static void getCompletable() throws InterruptedException, TimeoutException, ExecutionException {
        new CompletableFuture<String>().get(1, TimeUnit.DAYS);
    }

    public static void getTask() throws InterruptedException, TimeoutException, ExecutionException {
        new FutureTask<>(() -> "").get(1, TimeUnit.DAYS);
    }

    public static void tryLock() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch locked = new CountDownLatch(1);
        Thread holder = Together.start("holder", () -> {
            lock.lock();
            locked.countDown();
            end.await();
            lock.unlock();
        });
        locked.await();
        equal(false, lock.tryLock(1, TimeUnit.DAYS));
        end.countDown();
        holder.join();
    }

    public static void tryStampedLock() throws InterruptedException {
        StampedLock lock = new StampedLock();
        lock.writeLock();
        equal(0L, lock.tryReadLock(1, TimeUnit.DAYS));
    }

    public static void awaitCondition() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        try {
            equal(false, lock.newCondition().await(1, TimeUnit.DAYS));
        } finally {
            lock.unlock();
        }
    }

    public static void acquire() throws InterruptedException {
        equal(false, new Semaphore(0).tryAcquire(1, TimeUnit.DAYS));
    }

    public static void awaitLatch() throws InterruptedException {
        equal(false, new CountDownLatch(1).await(1, TimeUnit.DAYS));
    }

    public static void awaitPhase() throws InterruptedException, TimeoutException {
        new Phaser(1).awaitAdvanceInterruptibly(0, 1, TimeUnit.DAYS);
    }

    public static void exchange() throws InterruptedException, TimeoutException {
        new Exchanger<String>().exchange("", 1, TimeUnit.DAYS);
    }

    private record Due(long at) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(at, ((Due) other).at);
        }
    }

    public static void takeDelayed() throws InterruptedException {
        DelayQueue<Due> queue = new DelayQueue<>();
        queue.add(new Due(System.nanoTime() + NANOS));
        queue.take();
    }

    public static void scheduled() throws InterruptedException, ExecutionException {
        ScheduledExecutorService executor =
                Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());
        executor.schedule(() -> "done", 1, TimeUnit.DAYS).get();
        executor.shutdown();
        executor.awaitTermination(1, TimeUnit.DAYS);
    }

    public static void periodic() throws InterruptedException {
        ScheduledExecutorService executor =
                Executors.newScheduledThreadPool(1, Thread.ofVirtual().factory());
        AtomicInteger ticks = new AtomicInteger();
        CountDownLatch day = new CountDownLatch(24);
        executor.scheduleAtFixedRate(
                () -> {
                    ticks.incrementAndGet();
                    day.countDown();
                },
                1,
                1,
                TimeUnit.HOURS);
        day.await();
        executor.shutdownNow();
        equal(24, ticks.get());
    }

    /** All clocks say the same. */
    public static void clocks() throws InterruptedException {
        Thread.sleep(MILLIS);
        Instant now = Instant.parse("2000-01-02T00:00:00Z");
        equal(now, Instant.now());
        equal(now, Clock.systemUTC().instant());
        equal(now, Clock.systemDefaultZone().instant());
        equal(now.toEpochMilli(), Clock.systemUTC().millis());
        equal(now.toEpochMilli(), System.currentTimeMillis());
        equal(now, new Date().toInstant());
        equal(LocalDate.of(2000, 1, 2), LocalDate.now(ZoneOffset.UTC));
        equal(LocalDateTime.of(2000, 1, 2, 0, 0), LocalDateTime.now(ZoneOffset.UTC));
    }

    /** What has all the time in the world is stuck, and does not wait for the year 2292. */
    public static void forEver() throws InterruptedException {
        new Semaphore(0).tryAcquire(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    public static void interruptedSleep() throws InterruptedException {
        Thread sleeper = Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(MILLIS);
                throw new AssertionError("slept on");
            } catch (InterruptedException expected) {
                equal(false, Thread.currentThread().isInterrupted());
            }
        });
        sleeper.interrupt();
        sleeper.join();
        equal(0L, System.nanoTime());
    }
}
