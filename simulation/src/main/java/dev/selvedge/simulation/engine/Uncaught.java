package dev.selvedge.simulation.engine;

import org.jspecify.annotations.Nullable;

/** Sees what threads of a simulation throw and nobody catches: else a failed assertion in one of them would pass. */
final class Uncaught implements Thread.UncaughtExceptionHandler {

    static final Uncaught INSTANCE = new Uncaught();

    private Thread.@Nullable UncaughtExceptionHandler before;

    private Uncaught() {}

    /** Asks the JVM to tell us, if somebody else is told by now. */
    synchronized void watch() {
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (handler != this) {
            before = handler;
            Thread.setDefaultUncaughtExceptionHandler(this);
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable problem) {
        Schedule schedule = ControlledThreads.scheduleOf(thread);
        if (schedule != null) {
            schedule.uncaught(thread, problem);
            return;
        }
        Thread.UncaughtExceptionHandler other;
        synchronized (this) {
            other = before;
        }
        if (other != null) {
            other.uncaughtException(thread, problem);
        } else {
            System.err.print("Exception in thread \"" + thread.getName() + "\" ");
            problem.printStackTrace();
        }
    }
}
