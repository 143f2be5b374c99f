package dev.selvedge.examples.stuck;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Healthy programs in which somebody waits for long, and somebody will end it. */
final class HealthyWaits {
    private static final Duration RARE = Duration.ofSeconds(2);
    private static final Duration AGES = Duration.ofHours(1);
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final int SLEEPERS = 1_000;

    private HealthyWaits() {}

    static List<Case> cases() {
        return List.of(
                plan(
                        "rare-notifier",
                        "2 threads in Object.wait, and one that notifies every 2 seconds",
                        HealthyWaits::notifier),
                plan("sleepers", "1,000 virtual threads that sleep for an hour", HealthyWaits::sleepers),
                plan(
                        "future-by-timer",
                        "2 threads wait for futures that a timer completes later",
                        HealthyWaits::future),
                plan(
                        "long-computation",
                        "one virtual thread computes for ever, and leaves the other carriers free",
                        HealthyWaits::computation),
                plan("joining-parent", "a thread joins one that works for long", HealthyWaits::joining));
    }

    private static Case plan(String name, String story, Job plant) {
        return new Plan(name, Kind.HEALTHY, story, plant);
    }

    private static void notifier() throws InterruptedException {
        Object monitor = new Object();
        CountDownLatch woken = new CountDownLatch(1);
        for (int i = 0; i < 2; i++) {
            Job round = () -> {
                monitor.wait();
                woken.countDown();
            };
            Stage.platform("listener " + i, () -> Held.monitor(monitor).during(Job.forever(round)));
        }
        Stage.platform("notifier", Job.forever(() -> {
            Held.monitor(monitor).during(monitor::notifyAll);
            Thread.sleep(RARE);
        }));
        woken.await();
    }

    private static void sleepers() throws InterruptedException {
        CountDownLatch asleep = new CountDownLatch(SLEEPERS);
        for (int i = 0; i < SLEEPERS; i++) {
            Stage.virtual("sleeper " + i, () -> {
                asleep.countDown();
                Thread.sleep(AGES);
            });
        }
        asleep.await();
    }

    @SuppressWarnings("resource") // serves until the process ends
    private static void future() throws InterruptedException {
        ScheduledExecutorService timer = Stage.keep(Executors.newScheduledThreadPool(1, Stage.daemons("timer ")));
        AtomicReference<CompletableFuture<String>> next = new AtomicReference<>(new CompletableFuture<>());
        CountDownLatch completed = new CountDownLatch(2);
        var _ = timer.scheduleAtFixedRate(
                () -> next.getAndSet(new CompletableFuture<>()).complete("done"),
                0,
                RARE.toMillis(),
                TimeUnit.MILLISECONDS);
        for (Thread.Builder builder :
                List.of(Thread.ofVirtual(), Thread.ofPlatform().daemon())) {
            Stage.start(builder.name("waits for the future"), Job.forever(() -> {
                next.get().join();
                completed.countDown();
            }));
        }
        completed.await();
    }

    private static void computation() throws InterruptedException {
        Stage.needsTwoCarriers();
        CountDownLatch computing = new CountDownLatch(1);
        Stage.virtual("long computation", () -> {
            computing.countDown();
            Starved.compute();
        });
        computing.await();
        CountDownLatch beats = new CountDownLatch(10);
        for (int i = 0; i < 5; i++) {
            Stage.virtual("pulse " + i, Job.forever(() -> {
                beats.countDown();
                Thread.sleep(OFTEN);
            }));
        }
        beats.await();
    }

    private static void joining() throws InterruptedException {
        Thread child = Stage.platform("child", Job.forever(() -> Thread.sleep(OFTEN)));
        Thread parent = Stage.platform("parent", child::join);
        Stage.until(() -> Stage.waits(parent));
    }
}
