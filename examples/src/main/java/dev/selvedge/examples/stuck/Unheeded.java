package dev.selvedge.examples.stuck;

import dev.selvedge.Cancellation;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Tasks that were cancelled: one that takes no notice, and some that need a moment to clean up. */
final class Unheeded {

    /** From here on it is no cleaning up any more. */
    private static final long LONG_NANOS = Duration.ofSeconds(6).toNanos();

    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration CLEANING = Duration.ofMillis(700);

    private Unheeded() {}

    static List<Case> cases() {
        return List.of(
                new Plan(
                        "cancel-unheeded",
                        Kind.UNHEEDED,
                        "a Selvedge task swallows the interrupt of its cancellation, and goes on",
                        Unheeded::swallowed),
                new Plan(
                        "cleaning-up",
                        Kind.HEALTHY,
                        "Selvedge tasks are cancelled again and again, and clean up for 0.7 seconds in a shield",
                        Unheeded::cleaning));
    }

    private static void swallowed() throws InterruptedException {
        CountDownLatch cancelled = new CountDownLatch(1);
        Stage.platform(
                "owner of scope 'report'",
                () -> Scope.named("report").run(scope -> {
                    CountDownLatch begun = new CountDownLatch(1);
                    Task<@Nullable Void> totals = scope.fork("totals", () -> goOn(begun));
                    begun.await();
                    totals.cancel("nobody waits for it any more");
                    cancelled.countDown();
                }));
        cancelled.await();
        long since = System.nanoTime();
        Stage.until(() -> System.nanoTime() - since > LONG_NANOS);
    }

    @SuppressWarnings("InterruptedExceptionSwallowed") // the mistake
    private static void goOn(CountDownLatch begun) {
        begun.countDown();
        while (true) {
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException e) {
                // what was asked for is forgotten here
            }
        }
    }

    private static void cleaning() throws InterruptedException {
        AtomicInteger cleaned = new AtomicInteger();
        Stage.platform(
                "owner of scope 'visits'",
                Job.forever(() -> Scope.named("visits").run(scope -> {
                    CountDownLatch there = new CountDownLatch(1);
                    Task<@Nullable Void> visit = scope.fork("visit", () -> visit(there, cleaned));
                    there.await();
                    visit.cancel("enough for today");
                })));
        Stage.until(() -> cleaned.get() > 0);
    }

    private static void visit(CountDownLatch there, AtomicInteger cleaned) throws InterruptedException {
        try {
            there.countDown();
            new CountDownLatch(1).await();
        } finally {
            Cancellation.shield(() -> {
                Thread.sleep(CLEANING);
                return cleaned.incrementAndGet();
            });
        }
    }
}
