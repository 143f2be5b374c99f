package dev.selvedge.proof;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits on a state: never for a time. */
public final class Await {

    private static final Duration GIVE_UP = Duration.ofMinutes(1);

    private Await() {}

    /** Yields until the condition holds; fails after a minute. */
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
}
