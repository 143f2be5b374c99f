package dev.selvedge.doctor.attach.programs;

import dev.selvedge.Scope;
import dev.selvedge.sync.Mutex;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Programs that are stuck; the first argument says how. */
final class Stuck {

    private Stuck() {}

    public static void main(String... arguments) throws Exception {
        switch (arguments[0]) {
            case "locks" -> locks();
            case "monitors" -> monitors(Thread.ofVirtual(), Thread.ofVirtual());
            case "mixed" -> monitors(Thread.ofVirtual(), Thread.ofPlatform().daemon());
            case "joins" -> joins();
            case "readers" -> readers();
            case "classes" -> Initialising.main();
            case "mutexes" -> mutexes();
            case "queues" -> Queueing.main();
            case "many" -> many(Integer.parseInt(arguments[1]));
            default -> others();
        }
    }

    private static void locks() throws Exception {
        Lock one = new ReentrantLock();
        Lock two = new ReentrantLock();
        CyclicBarrier both = new CyclicBarrier(2);
        Ready.whenStuck(
                Thread.ofVirtual().name("left").start(() -> lock(one, both, two)),
                Thread.ofVirtual().name("right").start(() -> lock(two, both, one)));
    }

    private static void lock(Lock first, CyclicBarrier both, Lock second) {
        first.lock();
        await(both);
        second.lock();
    }

    private static void monitors(Thread.Builder left, Thread.Builder right) throws Exception {
        Object one = new Object();
        Object two = new Object();
        CyclicBarrier both = new CyclicBarrier(2);
        Ready.whenStuck(
                left.name("left").start(() -> enter(one, both, two)),
                right.name("right").start(() -> enter(two, both, one)));
    }

    private static void enter(Object first, CyclicBarrier both, Object second) {
        synchronized (first) {
            await(both);
            synchronized (second) {
                throw new AssertionError("not stuck");
            }
        }
    }

    private static void joins() throws Exception {
        AtomicReference<Thread> virtual = new AtomicReference<>();
        AtomicReference<Thread> platform = new AtomicReference<>();
        CyclicBarrier both = new CyclicBarrier(2);
        virtual.set(Thread.ofVirtual().name("left").unstarted(() -> join(both, platform)));
        platform.set(Thread.ofPlatform().daemon().name("right").unstarted(() -> join(both, virtual)));
        virtual.get().start();
        platform.get().start();
        Ready.whenStuck(virtual.get(), platform.get());
    }

    private static void join(CyclicBarrier both, AtomicReference<Thread> other) {
        await(both);
        try {
            other.get().join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void readers() throws Exception {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        CyclicBarrier all = new CyclicBarrier(3);
        CountDownLatch never = new CountDownLatch(1);
        Thread first = Thread.ofVirtual().name("first reader").start(() -> read(lock, all, never));
        Thread second = Thread.ofVirtual().name("second reader").start(() -> read(lock, all, never));
        all.await();
        Ready.whenStuck(
                first,
                second,
                Thread.ofVirtual().name("writer").start(() -> lock.writeLock().lock()));
    }

    private static void read(ReentrantReadWriteLock lock, CyclicBarrier all, CountDownLatch never) {
        lock.readLock().lock();
        await(all);
        await(never);
    }

    private static void mutexes() throws Exception {
        Mutex one = Mutex.named("one");
        Mutex two = Mutex.named("two");
        CyclicBarrier both = new CyclicBarrier(2);
        AtomicReference<Thread> left = new AtomicReference<>();
        AtomicReference<Thread> right = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(2);
        Thread.ofVirtual().name("scope").start(() -> {
            try {
                Scope.named("bank").run(scope -> {
                    scope.fork("left", () -> lock(one, both, two, left, started));
                    scope.fork("right", () -> lock(two, both, one, right, started));
                });
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        started.await();
        Ready.whenStuck(left.get(), right.get());
    }

    private static void lock(
            Mutex first, CyclicBarrier both, Mutex second, AtomicReference<Thread> here, CountDownLatch started)
            throws Exception {
        try (var _ = first.lock()) {
            both.await();
            here.set(Thread.currentThread());
            started.countDown();
            try (var _ = second.lock()) {
                throw new AssertionError("not stuck");
            }
        }
    }

    private static void many(int count) throws Exception {
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            threads[i] = Thread.ofVirtual().name("waiter " + i).start(lock::lock);
        }
        Ready.whenStuck(threads);
    }

    /** One thread for each other kind of wait, called as that. */
    @SuppressWarnings("WaitNotInLoop") // nobody ever notifies
    private static void others() throws Exception {
        List<Thread> threads = new ArrayList<>();
        Object monitor = new Object();
        ReentrantLock lock = new ReentrantLock();
        FutureTask<String> task = new FutureTask<>(() -> {
            LockSupport.park(monitor);
            return "";
        });
        threads.add(start("notify", () -> {
            synchronized (monitor) {
                monitor.wait();
            }
        }));
        threads.add(start("condition", () -> {
            lock.lock();
            lock.newCondition().await();
        }));
        threads.add(start("semaphore", new Semaphore(0)::acquire));
        threads.add(start("latch", new CountDownLatch(1)::await));
        threads.add(start("runner", task::run));
        threads.add(start("task", task::get));
        threads.add(start("future", new CompletableFuture<>()::get));
        threads.add(start("exchange", new SynchronousQueue<>()::take));
        threads.add(start("queue", new ArrayBlockingQueue<>(1)::take));
        threads.add(start("park", LockSupport::park));
        threads.add(start("sleep", () -> Thread.sleep(1_000_000)));
        threads.add(start("timed", () -> new CountDownLatch(1).await(1_000, java.util.concurrent.TimeUnit.SECONDS)));
        threads.add(start("executor", () -> {
            try (var executor = Executors.newThreadPerTaskExecutor(
                    Thread.ofVirtual().name("of executor").factory())) {
                executor.execute(LockSupport::park);
            }
        }));
        Ready.whenStuck(threads.toArray(Thread[]::new));
    }

    private interface Body {
        void run() throws Exception;
    }

    private static Thread start(String name, Body body) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
    }

    static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
