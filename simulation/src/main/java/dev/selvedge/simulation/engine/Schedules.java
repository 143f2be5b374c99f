package dev.selvedge.simulation.engine;

import dev.selvedge.spi.Environment;

/** Tells the library which threads are simulated. */
public final class Schedules implements Environment.Resolver {

    private static boolean installed;

    private Schedules() {}

    /**
     * Sees to it that the library asks us.
     *
     * @throws IllegalStateException if it asks somebody else
     */
    public static synchronized void install() {
        if (!installed) {
            Environment.install(new Schedules());
            installed = true;
        }
    }

    @Override
    public Environment environmentOf(Thread thread, Environment jdk) {
        Schedule schedule = ControlledThreads.scheduleOf(thread);
        return schedule == null ? jdk : schedule.environment();
    }

    @Override
    public boolean decidesWhoRuns() {
        return true;
    }
}
