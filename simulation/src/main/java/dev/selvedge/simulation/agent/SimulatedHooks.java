package dev.selvedge.simulation.agent;

import dev.selvedge.simulation.agent.bridge.Bridge;
import dev.selvedge.simulation.engine.Monitor;
import dev.selvedge.simulation.engine.Schedule;
import dev.selvedge.spi.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers for simulated threads, from the schedule of the current one. */
final class SimulatedHooks implements Bridge.Hooks {

    @Override
    public boolean isSimulated() {
        return Environment.isDecided() && Schedule.current() != null;
    }

    private static Schedule schedule() {
        return Objects.requireNonNull(Schedule.current(), "schedule");
    }

    @Override
    public void parkNanos(@Nullable Object blocker, long nanos) {
        Schedule schedule = schedule();
        schedule.switchPoint("waits for a time"); // counted, or a loop of timed waits would have no end
        schedule.parkUntil(blocker, schedule.after(nanos));
    }

    @Override
    public void parkUntil(@Nullable Object blocker, long millis) {
        long nanos = nanosUntil(millis);
        if (nanos > 0) {
            parkNanos(blocker, nanos);
        }
    }

    private static long nanosUntil(long millis) {
        try {
            return Duration.between(schedule().time().now(), Instant.ofEpochMilli(millis))
                    .toNanos();
        } catch (ArithmeticException e) {
            return Schedule.NEVER;
        }
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        Schedule schedule = schedule();
        schedule.switchPoint("sleeps");
        long end = schedule.after(nanos);
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (schedule.time().nanoTime() >= end) {
                return;
            }
            schedule.parkUntil(this, end);
        }
    }

    @Override
    public String toString() {
        return "a time";
    }

    @Override
    public long nanoTime() {
        return schedule().time().nanoTime();
    }

    @Override
    public Instant now() {
        return schedule().time().now();
    }

    @Override
    public void interrupting(Thread thread) {
        schedule().monitors().interrupted(thread);
    }

    @Override
    public Object enter(Object object) {
        return new Held(schedule().monitors().enter(object));
    }

    @Override
    public Object enterQuietly(Object object) {
        Monitor monitor = schedule().monitors().enterQuietly(object);
        return monitor == null ? object : new Held(monitor);
    }

    @Override
    public void exit(Object entered) {
        if (entered instanceof Held held) {
            held.monitor().exit();
        }
    }
}
