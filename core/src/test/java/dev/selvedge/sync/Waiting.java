package dev.selvedge.sync;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.IntSupplier;

/** Waits until so many wait, for tests: never for a time. */
final class Waiting {

    private static final Duration GIVE_UP = Duration.ofSeconds(60);

    private Waiting() {}

    /** Yields until the supplier, such as {@code semaphore::waiting}, gives the number; fails the test after a minute. */
    @SuppressWarnings("ThreadPriorityCheck") // the yield is only so as not to burn the processor
    static void until(int number, IntSupplier waiting) {
        long start = System.nanoTime();
        while (waiting.getAsInt() < number) {
            if (System.nanoTime() - start > GIVE_UP.toNanos()) {
                fail("waited for a minute in vain until " + number + " wait");
            }
            Thread.yield();
        }
    }
}
