package dev.selvedge.simulation.engine;

import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The monitors of one schedule. They stand for those of the JVM, which hands a contended one over by itself, at a time of its own. Only for
 * the thread whose turn it is.
 */
public final class Monitors {

    private static final int MOST_NANOS = 999_999;

    private final Schedule schedule;
    private final IdentityHashMap<Object, Monitor> inUse = new IdentityHashMap<>(4);

    /** Those who wait to be notified, and that an interrupt wakes. */
    private final IdentityHashMap<@Nullable Thread, Actor> waiting = new IdentityHashMap<>(4);

    /** Whether a monitor is being made, for which classes may have to be loaded. */
    private boolean isBusy;

    Monitors(Schedule schedule) {
        this.schedule = schedule;
    }

    /**
     * Enters the monitor of an object, after a switch point. Waits while another thread is in it; an interrupt does not end that.
     *
     * @param object the object
     * @return its monitor, to leave it by
     * @throws IllegalStateException if it would have to wait where the JVM can't suspend a virtual thread
     */
    public Monitor enter(Object object) {
        schedule.switchPoint("enters the " + nameOf(object));
        Monitor monitor = of(object);
        monitor.enter(schedule.actor());
        return monitor;
    }

    /**
     * The same, without a switch point: for code of the JDK, which runs at times that differ from run to run, to load classes. If that is
     * what it does for us, on our way into a monitor, there is none for it: nobody else has a turn meanwhile.
     *
     * @param object the object
     * @return its monitor, to leave it by, or {@code null}
     * @throws IllegalStateException if it would have to wait where the JVM can't suspend a virtual thread
     */
    public @Nullable Monitor enterQuietly(Object object) {
        if (isBusy) {
            return null;
        }
        Monitor monitor;
        isBusy = true;
        try {
            monitor = of(object);
        } finally {
            isBusy = false;
        }
        monitor.enter(schedule.actor());
        return monitor;
    }

    private Monitor of(Object object) {
        Monitor monitor = inUse.get(object);
        if (monitor == null) {
            monitor = new Monitor(this, schedule, object);
            inUse.put(object, monitor);
        }
        return monitor;
    }

    void forget(Object object) {
        inUse.remove(object);
    }

    /**
     * Whether the current thread is in the monitor.
     *
     * @param object the object
     * @return whether it is
     */
    public boolean isHeld(Object object) {
        return held(object) != null;
    }

    private @Nullable Monitor held(Object object) {
        Monitor monitor = inUse.get(object);
        return monitor != null && monitor.isHeldBy(schedule.actor()) ? monitor : null;
    }

    private Monitor owned(Object object) {
        Monitor monitor = held(object);
        if (monitor == null) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
        return monitor;
    }

    /**
     * Does what {@link Object#wait(long, int)} does, in simulated time.
     *
     * @param object the object
     * @param millis how long at most; 0 with no {@code nanos} for no end
     * @param nanos what is to be added, in nanoseconds
     * @throws InterruptedException if the thread was interrupted before it was notified
     */
    public void await(Object object, long millis, int nanos) throws InterruptedException {
        if (millis < 0 || nanos < 0 || nanos > MOST_NANOS) {
            throw new IllegalArgumentException("wait for " + millis + " ms and " + nanos
                    + " ns: neither may be negative, " + "and the nanoseconds at most " + MOST_NANOS);
        }
        Monitor monitor = owned(object);
        boolean endless = millis == 0 && nanos == 0;
        monitor.await(
                schedule.actor(),
                endless ? Schedule.NEVER : schedule.after(Math.max(1, TimeUnit.MILLISECONDS.toNanos(millis) + nanos)));
    }

    /**
     * Does what {@link Object#notify()} does.
     *
     * @param object the object
     */
    public void wakeOne(Object object) {
        schedule.switchPoint("notifies at the " + nameOf(object));
        owned(object).notifyFirst();
    }

    /**
     * Does what {@link Object#notifyAll()} does.
     *
     * @param object the object
     */
    public void wakeAll(Object object) {
        schedule.switchPoint("notifies all at the " + nameOf(object));
        owned(object).notifyAllWaiting();
    }

    void waits(Actor actor, boolean begins) {
        if (begins) {
            waiting.put(actor.thread, actor);
        } else {
            waiting.remove(actor.thread);
        }
    }

    /**
     * Ends the wait of a thread that is being interrupted, if it waits to be notified.
     *
     * @param thread the thread
     */
    public void interrupted(Thread thread) {
        Actor actor = waiting.get(thread);
        if (actor != null) {
            schedule.resume(actor);
        }
    }

    static String nameOf(Object object) {
        String type = object instanceof Class<?> itself
                ? "class " + itself.getSimpleName()
                : object.getClass().getSimpleName();
        return "monitor of " + (type.isEmpty() ? object.getClass().getName() : type);
    }
}
