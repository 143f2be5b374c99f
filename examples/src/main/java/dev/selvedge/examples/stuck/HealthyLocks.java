package dev.selvedge.examples.stuck;

import dev.selvedge.Scope;
import dev.selvedge.sync.Mutex;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Healthy programs in which many want the same thing, and get it. */
final class HealthyLocks {
    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final Duration WHILE = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(3);
    private static final Duration SELDOM = Duration.ofMillis(200);

    private HealthyLocks() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "busy-lock",
                        "20 threads want a ReentrantLock and hold it for a moment each",
                        () -> turns(20, Held.lock(new ReentrantLock()), MOMENT, MOMENT)),
                plan(
                        "slow-turns",
                        "3 threads hold a fair lock for 3 seconds each, by turns",
                        () -> turns(3, Held.lock(new ReentrantLock(true)), LONG, Duration.ZERO)),
                plan("lock-convoy", "30 virtual threads queue at a monitor, and the queue moves", HealthyLocks::convoy),
                plan(
                        "passing-permits",
                        "12 virtual threads pass 3 permits of a JDK Semaphore round",
                        HealthyLocks::permits),
                plan(
                        "mostly-readers",
                        "8 readers and a rare writer share a ReentrantReadWriteLock",
                        HealthyLocks::readers),
                plan("mutex-by-turns", "6 Selvedge tasks hold a mutex by turns", HealthyLocks::mutex),
                plan(
                        "phaser-rounds",
                        "5 threads go through the rounds of a Phaser, one slower than the rest",
                        HealthyLocks::phaser),
                plan("exchangers", "two threads swap what they have, again and again", HealthyLocks::exchangers));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.HEALTHY, story, plant);
    }

    /** Threads that hold a thing for a while each; returns when it was held once. */
    private static void turns(int number, Held thing, Duration hold, Duration pause) throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        for (int i = 0; i < number; i++) {
            Stage.platform("contender " + i, Job.forever(() -> {
                thing.during(() -> {
                    held.countDown();
                    Thread.sleep(hold);
                });
                Thread.sleep(pause);
            }));
        }
        held.await();
    }

    private static void convoy() throws InterruptedException {
        Held monitor = Held.monitor(new Object());
        CountDownLatch held = new CountDownLatch(30);
        for (int i = 0; i < 30; i++) {
            Stage.virtual(
                    "in the convoy " + i,
                    Job.forever(() -> monitor.during(() -> {
                        held.countDown();
                        Thread.sleep(MOMENT);
                    })));
        }
        held.await();
    }

    private static void permits() throws InterruptedException {
        Semaphore permits = new Semaphore(3, true);
        CountDownLatch taken = new CountDownLatch(12);
        for (int i = 0; i < 12; i++) {
            Stage.virtual("guest " + i, Job.forever(() -> {
                permits.acquire();
                try {
                    taken.countDown();
                    Thread.sleep(WHILE);
                } finally {
                    permits.release();
                }
            }));
        }
        taken.await();
    }

    private static void readers() throws InterruptedException {
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock(true);
        CountDownLatch written = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            Stage.virtual(
                    "reader " + i, Job.forever(() -> Held.lock(lock.readLock()).during(() -> Thread.sleep(WHILE))));
        }
        Stage.virtual("writer", Job.forever(() -> {
            Held.lock(lock.writeLock()).during(() -> Thread.sleep(MOMENT));
            written.countDown();
            Thread.sleep(SELDOM);
        }));
        written.await();
    }

    private static void mutex() throws InterruptedException {
        Held mutex = Held.mutex(Mutex.named("whiteboard"));
        CountDownLatch held = new CountDownLatch(6);
        Stage.platform(
                "owner of scope 'meeting'",
                () -> Scope.named("meeting").run(scope -> {
                    for (int i = 0; i < 6; i++) {
                        Job turn = () -> mutex.during(() -> {
                            held.countDown();
                            Thread.sleep(WHILE);
                        });
                        scope.fork("speaker " + i, Job.forever(turn)::run);
                    }
                }));
        held.await();
    }

    private static void phaser() throws InterruptedException {
        Phaser rounds = Stage.keep(new Phaser(5));
        for (int i = 0; i < 5; i++) {
            Duration work = i == 0 ? SELDOM : WHILE;
            Stage.virtual("party " + i, Job.forever(() -> {
                Thread.sleep(work);
                rounds.arriveAndAwaitAdvance();
            }));
        }
        Stage.until(() -> rounds.getPhase() > 0);
    }

    private static void exchangers() throws InterruptedException {
        Exchanger<String> exchanger = new Exchanger<>();
        CountDownLatch swapped = new CountDownLatch(2);
        for (String mine : List.of("full", "empty")) {
            Stage.virtual("has the " + mine + " one", Job.forever(() -> {
                Thread.sleep(mine.equals("full") ? SELDOM : WHILE);
                exchanger.exchange(mine);
                swapped.countDown();
            }));
        }
        swapped.await();
    }
}
