package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.fail;

import dev.selvedge.Inspection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/** Waits on a state, for tests: never for a time. */
public final class Await {
    private static final Duration GIVE_UP = Duration.ofSeconds(60);

    private Await() {}

    /** Yields until the condition holds; fails the test after a minute. */
    @SuppressWarnings("ThreadPriorityCheck") // the yield is only so as not to burn the processor
    public static void until(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > GIVE_UP.toNanos()) {
                fail("waited for a minute in vain until " + what);
            }
            Thread.yield();
        }
    }

    /** Until a thread that makes itself known waits in an operation of the library. */
    public static void blocked(AtomicReference<Thread> thread) {
        until("a thread is known", () -> thread.get() != null);
        blocked(thread.get());
    }

    /** Until the thread waits in an operation of the library. */
    public static void blocked(Thread thread) {
        until(thread + " waits", () -> {
            Inspection inspection = Inspection.of(thread);
            return inspection != null && !inspection.waits().isEmpty();
        });
    }
}
