package dev.selvedge.loop;

import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a state. */
final class Await {
    private static final Duration GIVE_UP = Duration.ofSeconds(60);

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        long began = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - began > GIVE_UP.toNanos()) {
                fail("waited " + GIVE_UP.toSeconds() + " s for: " + what);
            }
            Thread.onSpinWait();
        }
    }
}
