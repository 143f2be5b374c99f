package dev.selvedge.architecture.planted;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Each method touches threads or clocks once. */
@SuppressWarnings("WaitNotInLoop")
public final class Impatient {
    private final Object lock = new Object();

    void sleeps() throws InterruptedException {
        Thread.sleep(1);
    }

    void sleepsByUnit() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(1);
    }

    void parks() {
        LockSupport.parkNanos(1);
    }

    long readsNanos() {
        return System.nanoTime();
    }

    long readsMillis() {
        return System.currentTimeMillis();
    }

    Supplier<Instant> readsTheInstant() {
        return Instant::now;
    }

    Instant readsTheInstantInALambda() {
        Supplier<Instant> now = () -> Instant.now();
        return now.get();
    }

    Clock takesTheSystemsClock() {
        return Clock.systemUTC();
    }

    Thread.Builder buildsAVirtualThread() {
        return Thread.ofVirtual();
    }

    Thread.Builder buildsAPlatformThread() {
        return Thread.ofPlatform();
    }

    Thread startsAVirtualThread() {
        return Thread.startVirtualThread(() -> {});
    }

    Thread makesAThread() {
        return new Thread(() -> {});
    }

    void startsAThread(Thread thread) {
        thread.start();
    }

    void joinsAThread(Thread thread) throws InterruptedException {
        thread.join();
    }

    ExecutorService makesAnExecutor() {
        return Executors.newVirtualThreadPerTaskExecutor();
    }

    void awaits(Condition condition) throws InterruptedException {
        condition.await();
    }

    void waits() throws InterruptedException {
        lock.wait();
    }
}
