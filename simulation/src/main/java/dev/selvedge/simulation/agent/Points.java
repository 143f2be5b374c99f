package dev.selvedge.simulation.agent;

import dev.selvedge.simulation.engine.Mix;
import dev.selvedge.simulation.engine.Schedule;
import dev.selvedge.spi.Environment;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What rewritten code calls. On a thread that is not simulated each method does what the code did before. */
public final class Points {

    private static final double UNIT = 0x1.0p-53;
    private static final int UNIT_BITS = 53;

    private Points() {}

    private static @Nullable Schedule schedule() {
        return Environment.isDecided() ? Schedule.current() : null;
    }

    /**
     * A switch point.
     *
     * @param what what the thread is about to do, in words
     */
    public static void at(String what) {
        Schedule schedule = schedule();
        if (schedule != null) {
            schedule.switchPoint(what);
        }
    }

    /**
     * Something that no simulation controls is about to be done.
     *
     * @param what what it is, where, and what to do instead
     */
    public static void uncontrolled(String what) {
        Schedule schedule = schedule();
        if (schedule != null) {
            schedule.note(what);
        }
    }

    // ---- monitors --------------------------------------------------------------------------------------------------

    /** The schedule of the current thread if the simulation is to deal with the object's monitor, or {@code null}. */
    private static @Nullable Schedule scheduleFor(Object object) {
        Schedule schedule = schedule();
        if (schedule == null || schedule.monitors().isHeld(object) || !Thread.holdsLock(object)) {
            return schedule;
        }
        schedule.note("the monitor of a " + object.getClass().getName()
                + " was entered by code that is not under test: name its package to the agent, too");
        return null;
    }

    /**
     * {@link Object#wait()}.
     *
     * @param object the object
     * @throws InterruptedException if interrupted
     */
    public static void await(Object object) throws InterruptedException {
        await(object, 0L);
    }

    /**
     * {@link Object#wait(long)}.
     *
     * @param object the object
     * @param millis how long
     * @throws InterruptedException if interrupted
     */
    @SuppressWarnings("WaitNotInLoop") // it is where the loop is that called us
    public static void await(Object object, long millis) throws InterruptedException {
        Schedule schedule = scheduleFor(object);
        if (schedule == null) {
            object.wait(millis);
        } else {
            schedule.monitors().await(object, millis, 0);
        }
    }

    /**
     * {@link Object#wait(long, int)}.
     *
     * @param object the object
     * @param millis how long
     * @param nanos and how long beyond that
     * @throws InterruptedException if interrupted
     */
    @SuppressWarnings("WaitNotInLoop") // it is where the loop is that called us
    public static void await(Object object, long millis, int nanos) throws InterruptedException {
        Schedule schedule = scheduleFor(object);
        if (schedule == null) {
            object.wait(millis, nanos);
        } else {
            schedule.monitors().await(object, millis, nanos);
        }
    }

    /**
     * {@link Object#notify()}.
     *
     * @param object the object
     */
    public static void wakeOne(Object object) {
        Schedule schedule = scheduleFor(object);
        if (schedule == null) {
            object.notify();
        } else {
            schedule.monitors().wakeOne(object);
        }
    }

    /**
     * {@link Object#notifyAll()}.
     *
     * @param object the object
     */
    public static void wakeAll(Object object) {
        Schedule schedule = scheduleFor(object);
        if (schedule == null) {
            object.notifyAll();
        } else {
            schedule.monitors().wakeAll(object);
        }
    }

    /**
     * {@link Thread#holdsLock(Object)}.
     *
     * @param object the object
     * @return whether the current thread is in its monitor
     */
    public static boolean holdsLock(Object object) {
        Schedule schedule = schedule();
        return Thread.holdsLock(object)
                || (schedule != null && schedule.monitors().isHeld(object));
    }

    // ---- chance ----------------------------------------------------------------------------------------------------

    /** {@return a seed for {@code new Random()}} */
    public static long seed() {
        Schedule schedule = schedule();
        return schedule == null ? ThreadLocalRandom.current().nextLong() : schedule.nextSeed();
    }

    /** {@return what {@link Math#random()} does} */
    public static double random() {
        Schedule schedule = schedule();
        return schedule == null ? Math.random() : (Mix.mix(schedule.nextSeed()) >>> (Long.SIZE - UNIT_BITS)) * UNIT;
    }
}
