package dev.selvedge.examples.stuck;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Knows when a fault is there: each actor says so before the last thing it does, and is then watched until it waits. The static half
 * starts threads, and keeps them and what they wait for reachable.
 */
final class Stage {
    private static final Set<Object> KEPT = ConcurrentHashMap.newKeySet();
    private static final Duration GLANCE = Duration.ofNanos(200_000);

    private final CountDownLatch missing;
    private final Set<Thread> actors = ConcurrentHashMap.newKeySet();

    Stage(int actors) {
        missing = new CountDownLatch(actors);
    }

    // ---- the last step ---------------------------------------------------------------------------------------------

    /** Called by an actor: what it does next blocks for ever. */
    void lastStep() {
        actors.add(Thread.currentThread());
        missing.countDown();
    }

    /** Returns when all actors have come to their last step. */
    void awaitLastSteps() throws InterruptedException {
        missing.await();
    }

    /** Returns when all actors wait in it. */
    void awaitStuck() throws InterruptedException {
        awaitLastSteps();
        for (Thread actor : actors) {
            until(() -> waits(actor));
        }
    }

    static boolean waits(Thread thread) {
        return switch (thread.getState()) {
            case BLOCKED, WAITING -> true;
            case NEW, RUNNABLE, TIMED_WAITING, TERMINATED -> false;
        };
    }

    /** Returns when the condition holds: it looks again and again. */
    static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    // ---- threads ---------------------------------------------------------------------------------------------------

    static Thread platform(String name, Job job) {
        return start(Thread.ofPlatform().daemon().name(name), job);
    }

    static Thread virtual(String name, Job job) {
        return start(Thread.ofVirtual().name(name), job);
    }

    static Thread start(Thread.Builder builder, Job job) {
        Thread thread = builder.unstarted(quietly(job));
        keep(thread).start();
        return thread;
    }

    /** A runnable that ends when it is interrupted. */
    static Runnable quietly(Job job) {
        return () -> {
            try {
                job.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException("the planted program failed: " + e, e);
            }
        };
    }

    static ThreadFactory daemons(String prefix) {
        return Thread.ofPlatform().daemon().name(prefix, 1).factory();
    }

    /** Keeps something reachable while the process runs. */
    static <T> T keep(T thing) {
        KEPT.add(thing);
        return thing;
    }

    /** How many virtual threads can run at the same time. */
    static int carriers() {
        return Integer.getInteger(
                "jdk.virtualThreadScheduler.parallelism", Runtime.getRuntime().availableProcessors());
    }

    /** Refuses to go on where a story needs more carriers than there are. */
    static void needsTwoCarriers() {
        if (carriers() < 2) {
            throw new IllegalStateException(
                    "this case needs 2 carriers and there is 1: start it with -Djdk.virtualThreadScheduler.parallelism=2");
        }
    }
}
