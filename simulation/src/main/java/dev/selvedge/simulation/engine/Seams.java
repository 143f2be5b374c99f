package dev.selvedge.simulation.engine;

import dev.selvedge.spi.Environment;
import dev.selvedge.spi.Parker;
import dev.selvedge.spi.TaskListener;
import dev.selvedge.spi.ThreadStarter;
import dev.selvedge.spi.TimeSource;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** What the library stands on while it is simulated. */
final class Seams {

    private Seams() {}

    static Environment of(Schedule schedule, TimeSource clock) {
        return new Environment(
                new Starter(schedule),
                new SimulatedParker(schedule),
                clock,
                new Problems(schedule),
                schedule::seedForRunning);
    }

    /** Starts each task on a thread of the schedule, whatever executor the user has chosen. */
    private record Starter(Schedule schedule) implements ThreadStarter {

        @Override
        public void start(String name, Runnable body) {
            schedule.switchPoint();
            ControlledThreads.unstarted(schedule, name, body).start();
        }

        @Override
        public void startOn(Executor executor, String name, Runnable body) {
            start(name, body);
        }
    }

    private record SimulatedParker(Schedule schedule) implements Parker {

        @Override
        public void park(Object blocker) {
            LockSupport.park(blocker);
        }

        @Override
        public void parkUntil(Object blocker, long nanoTime) {
            schedule.parkUntil(blocker, nanoTime);
        }

        @Override
        public void unpark(Thread thread) {
            LockSupport.unpark(thread);
        }

        @Override
        @SuppressWarnings("ThreadPriorityCheck") // a yield is how a thread gives its turn to the schedule
        public void pause(int attempt) {
            Thread.yield();
        }

        @Override
        public void switchPoint() {
            schedule.switchPoint();
        }
    }

    /** What nobody could be told of is a finding, too. */
    private record Problems(Schedule schedule) implements TaskListener {

        @Override
        public void problem(String message, Throwable problem) {
            schedule.note("told nobody: " + message);
        }
    }
}
