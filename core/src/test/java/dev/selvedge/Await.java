package dev.selvedge;

import static org.assertj.core.api.Assertions.fail;

import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waiter;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits on a state, for tests: never for a time. */
final class Await {

    private static final Duration GIVE_UP = Duration.ofSeconds(60);

    private Await() {}

    /** Yields until the condition holds; fails the test after a minute. */
    @SuppressWarnings("ThreadPriorityCheck") // the yield is only so as not to burn the processor
    static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > GIVE_UP.toNanos()) {
                fail("waited for a minute in vain until " + what);
            }
            Thread.yield();
        }
    }

    /** Until the task waits in an operation of the library. */
    static void blocked(Task<?> task) {
        blocked((Strand) task);
    }

    /** Until the strand waits in an operation of the library. */
    static void blocked(Strand strand) {
        until(strand.describe() + " is blocked", () -> {
            Waiter waiter = strand.waiter();
            return waiter != null && waiter.isPending() && waiter.blocker() != null;
        });
    }

    /** Until the thread waits in a call of the JDK. */
    static void waiting(Thread thread) {
        until(thread + " waits", () -> switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED -> true;
            default -> false;
        });
    }

    /** Blocks in an operation of the library until cancelled or interrupted. */
    static void forever() throws InterruptedException {
        Channel.named("never").rendezvous().receive();
    }
}
