package dev.selvedge.examples.stuck;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits at what the JDK has, after the only thread that could have ended them has ended itself. */
final class Forgotten {
    private Forgotten() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "future-forgotten",
                        "two threads wait for a CompletableFuture whose completer has ended without completing it",
                        Forgotten::future),
                plan(
                        "latch-forgotten",
                        "a CountDownLatch of 3 was counted down twice, and the third has ended",
                        Forgotten::latch),
                plan(
                        "queue-forgotten",
                        "three consumers take from a BlockingQueue whose producer has ended",
                        Forgotten::queue),
                plan(
                        "permits-leaked",
                        "both permits of a JDK Semaphore went with the threads that had them",
                        Forgotten::permits),
                plan("lock-owner-gone", "a ReentrantLock is held by a thread that has ended", Forgotten::lock),
                plan(
                        "signal-forgotten",
                        "two threads await a Condition, and the one that signals has ended",
                        Forgotten::signal),
                plan(
                        "notify-forgotten",
                        "two threads are in Object.wait, and the one that notifies has ended",
                        Forgotten::notifier),
                plan(
                        "barrier-short",
                        "two of three are at a CyclicBarrier, and the third has ended",
                        Forgotten::barrier));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.CANNOT_END, story, plant);
    }

    /** Runs a thread to its end. */
    private static void ended(String name, Job job) throws InterruptedException {
        Thread thread = Thread.ofPlatform().daemon().name(name).unstarted(Stage.quietly(job));
        thread.start();
        thread.join();
    }

    /** Threads, in turn virtual and not, that come to wait for ever; returns when all do. */
    private static void waiters(int number, Job waiting) throws InterruptedException {
        Stage stage = new Stage(number);
        for (int i = 0; i < number; i++) {
            Job job = () -> {
                stage.lastStep();
                waiting.run();
            };
            Stage.start((i % 2 == 0 ? Thread.ofVirtual() : Thread.ofPlatform().daemon()).name("waiter " + i), job);
        }
        stage.awaitStuck();
    }

    private static void future() throws InterruptedException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiters(2, answer::join);
        ended("completer", () -> {
            String text = "";
            if (!text.isEmpty()) {
                answer.complete(text);
            }
        });
    }

    private static void latch() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(3);
        waiters(2, done::await);
        ended("first", done::countDown);
        ended("second", done::countDown);
        ended("third", () -> {});
    }

    private static void queue() throws InterruptedException {
        BlockingQueue<Integer> letters = new ArrayBlockingQueue<>(4);
        ended("producer", () -> {
            for (int i = 0; i < 4; i++) {
                letters.put(i);
            }
        });
        for (int i = 0; i < 4; i++) {
            letters.take();
        }
        waiters(3, Job.forever(letters::take));
    }

    private static void permits() throws InterruptedException {
        Semaphore seats = new Semaphore(2);
        ended("first guest", seats::acquire);
        ended("second guest", seats::acquire);
        waiters(3, seats::acquire);
    }

    private static void lock() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        ended("owner", lock::lock);
        waiters(3, lock::lock);
    }

    private static void signal() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Condition full = lock.newCondition();
        waiters(2, () -> Held.lock(lock).during(Job.forever(full::await)));
        ended("signaller", () -> Held.lock(lock).during(() -> {}));
    }

    private static void notifier() throws InterruptedException {
        Object monitor = new Object();
        waiters(2, () -> Held.monitor(monitor).during(Job.forever(monitor::wait)));
        ended("notifier", () -> Held.monitor(monitor).during(() -> {}));
    }

    private static void barrier() throws InterruptedException {
        CyclicBarrier round = new CyclicBarrier(3);
        ended("third", () -> {});
        waiters(2, round::await);
    }
}
