package dev.selvedge.examples.stuck;

import dev.selvedge.Clause;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.sync.Event;
import dev.selvedge.sync.Mutex;
import dev.selvedge.sync.Permit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Circles and knots of things that one thread at a time may have. */
final class Deadlocks {
    private Deadlocks() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "monitors-platform",
                        "two platform threads take two monitors crosswise",
                        () -> new Ring(Held.monitor(new Object()), Held.monitor(new Object()))
                                .close(platform(), platform())),
                plan(
                        "monitors-virtual",
                        "two virtual threads take two monitors crosswise",
                        () -> new Ring(Held.monitor(new Object()), Held.monitor(new Object()))
                                .close(virtual(), virtual())),
                plan(
                        "monitors-mixed",
                        "a virtual and a platform thread take two monitors crosswise",
                        () -> new Ring(Held.monitor(new Object()), Held.monitor(new Object()))
                                .close(virtual(), platform())),
                plan(
                        "locks-virtual",
                        "two virtual threads take two ReentrantLocks crosswise",
                        () -> new Ring(Held.lock(new ReentrantLock()), Held.lock(new ReentrantLock()))
                                .close(virtual(), virtual())),
                plan(
                        "locks-mixed",
                        "a virtual and a platform thread take two ReentrantLocks crosswise",
                        () -> new Ring(Held.lock(new ReentrantLock()), Held.lock(new ReentrantLock()))
                                .close(virtual(), platform())),
                plan(
                        "monitor-and-lock",
                        "one has a monitor and wants a ReentrantLock, the other has that",
                        () -> new Ring(Held.monitor(new Object()), Held.lock(new ReentrantLock()))
                                .close(virtual(), platform())),
                plan(
                        "lock-ring",
                        "three threads in a circle of ReentrantLock, monitor, ReentrantLock",
                        () -> new Ring(
                                        Held.lock(new ReentrantLock()),
                                        Held.monitor(new Object()),
                                        Held.lock(new ReentrantLock()))
                                .close(platform(), virtual(), platform())),
                plan(
                        "writers-crosswise",
                        "two threads take the write locks of two ReentrantReadWriteLocks crosswise",
                        () -> new Ring(
                                        Held.lock(new ReentrantReadWriteLock().writeLock()),
                                        Held.lock(new ReentrantReadWriteLock().writeLock()))
                                .close(virtual(), virtual())),
                plan(
                        "reader-upgrades",
                        "a reader wants the write lock and waits for its own read lock",
                        () -> readerUpgrades(new ReentrantReadWriteLock())),
                plan("join-circle", "a platform and a virtual thread join each other", Deadlocks::joinCircle),
                plan("mutexes", "two Selvedge tasks take two mutexes crosswise", Deadlocks::mutexes),
                plan("mutex-and-join", "a task has a mutex and joins a task that wants it", Deadlocks::mutexAndJoin),
                plan(
                        "select-knot",
                        "a select waits for either of two mutexes, and both holders wait for it",
                        Deadlocks::selectKnot));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.DEADLOCK, story, plant);
    }

    private static Thread.Builder platform() {
        return Thread.ofPlatform().daemon();
    }

    private static Thread.Builder virtual() {
        return Thread.ofVirtual();
    }

    private static void readerUpgrades(ReentrantReadWriteLock lock) throws InterruptedException {
        Stage stage = new Stage(1);
        Stage.virtual(
                "upgrader",
                () -> Held.lock(lock.readLock()).during(() -> {
                    stage.lastStep();
                    Held.lock(lock.writeLock()).during(() -> {});
                }));
        stage.awaitStuck();
    }

    private static void joinCircle() throws InterruptedException {
        Stage stage = new Stage(2);
        Thread[] both = new Thread[2];
        CountDownLatch known = new CountDownLatch(1);
        both[0] = Stage.platform("ann", () -> joins(known, both, 1, stage));
        both[1] = Stage.virtual("bob", () -> joins(known, both, 0, stage));
        known.countDown();
        stage.awaitStuck();
    }

    private static void joins(CountDownLatch known, Thread[] both, int other, Stage stage) throws InterruptedException {
        known.await();
        stage.lastStep();
        both[other].join();
    }

    private static void mutexes() throws InterruptedException {
        Ring ring = new Ring(Held.mutex(Mutex.named("left")), Held.mutex(Mutex.named("right")));
        Stage.platform(
                "owner of scope 'transfers'",
                () -> Scope.named("transfers").run(scope -> {
                    scope.fork(Ring.name(0), () -> ring.part(0));
                    scope.fork(Ring.name(1), () -> ring.part(1));
                }));
        ring.awaitStuck();
    }

    private static void mutexAndJoin() throws InterruptedException {
        Stage stage = new Stage(2);
        Mutex ledger = Mutex.named("ledger");
        Event taken = Event.named("ledger taken");
        Stage.platform(
                "owner of scope 'books'",
                () -> Scope.named("books").run(scope -> {
                    Task<String> report = scope.fork("report", () -> {
                        taken.await();
                        stage.lastStep();
                        try (var _ = ledger.lock()) {
                            return "balanced";
                        }
                    });
                    scope.fork("booking", () -> {
                        try (var _ = ledger.lock()) {
                            taken.set();
                            stage.lastStep();
                            return report.join();
                        }
                    });
                }));
        stage.awaitStuck();
    }

    private static void selectKnot() throws InterruptedException {
        Stage stage = new Stage(3);
        CountDownLatch allHold = new CountDownLatch(3);
        Mutex gate = Mutex.named("gate");
        Mutex left = Mutex.named("left door");
        Mutex right = Mutex.named("right door");
        Stage.virtual(
                "owner of scope 'house'",
                () -> Scope.named("house").run(scope -> {
                    scope.fork("guest", () -> held(gate, allHold, stage, () -> Select.select(pass(left), pass(right))));
                    scope.fork(
                            "left porter",
                            () -> held(left, allHold, stage, () -> gate.lock().close()));
                    scope.fork(
                            "right porter",
                            () -> held(right, allHold, stage, () -> gate.lock().close()));
                }));
        stage.awaitStuck();
    }

    private static void held(Mutex mutex, CountDownLatch allHold, Stage stage, Job next) throws Exception {
        Held.mutex(mutex).during(() -> {
            allHold.countDown();
            allHold.await();
            stage.lastStep();
            next.run();
        });
    }

    private static Clause<String> pass(Mutex door) {
        return door.onLock((Permit permit) -> {
            permit.close();
            return "through";
        });
    }
}
