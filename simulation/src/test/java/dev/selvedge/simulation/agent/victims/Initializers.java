package dev.selvedge.simulation.agent.victims;

import dev.selvedge.simulation.Simulation;

/** A class initializer that would have to wait for a monitor. */
public final class Initializers {

    private static final Object LOCK = new Object();

    private static final class Late {
        private static int value;

        static {
            synchronized (LOCK) {
                value = 1;
            }
        }
    }

    private Initializers() {}

    public static void waitsInInitializer() throws InterruptedException {
        Thread other;
        synchronized (LOCK) {
            other = Thread.startVirtualThread(() -> {
                if (Late.value != 1) {
                    throw new AssertionError();
                }
            });
            Simulation.awaitIdle();
        }
        other.join();
    }
}
