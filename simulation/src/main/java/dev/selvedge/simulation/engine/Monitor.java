package dev.selvedge.simulation.engine;

import dev.selvedge.spi.TimeSource.Alarm;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The monitor of one object within one schedule. Who enters a free one is up to the schedule; those who wait are notified in their order,
 * as HotSpot does. Only for the thread whose turn it is.
 */
public final class Monitor implements Blocker {

    private final Monitors monitors;
    private final Schedule schedule;
    private final Object object;
    private final List<Actor> entering = new ArrayList<>(0);
    private final Deque<Waiter> waiting = new ArrayDeque<>(0);

    private @Nullable Actor owner;
    private int holds;

    /** How many threads hold it, want to, or wait: with none it can be forgotten. */
    private int users;

    Monitor(Monitors monitors, Schedule schedule, Object object) {
        this.monitors = monitors;
        this.schedule = schedule;
        this.object = object;
    }

    // ---- entry and exit --------------------------------------------------------------------------------------------

    void enter(Actor me) {
        if (owner == me) {
            holds++;
        } else {
            users++;
            acquire(me, 1);
        }
    }

    private void acquire(Actor me, int times) {
        while (owner != null) {
            entering.add(me);
            schedule.suspend(me, this);
        }
        owner = me;
        holds = times;
    }

    /** Leaves it once. Does not pass the turn on. */
    public void exit() {
        if (--holds == 0) {
            release();
            forgetIfUnused();
        }
    }

    /** Without a lambda, here and wherever a monitor of the JDK passes: to link one takes such monitors. */
    private void release() {
        owner = null;
        holds = 0;
        for (int i = 0; i < entering.size(); i++) {
            schedule.resume(entering.get(i));
        }
        entering.clear();
    }

    private void forgetIfUnused() {
        if (--users == 0) {
            monitors.forget(object);
        }
    }

    boolean isHeldBy(Actor actor) {
        return owner == actor;
    }

    // ---- wait and notify -------------------------------------------------------------------------------------------

    /**
     * Waits to be notified.
     *
     * @param me who waits, and holds it
     * @param end until when, in simulated time; {@link Schedule#NEVER} for no end
     * @throws InterruptedException if interrupted before it was notified
     */
    void await(Actor me, long end) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        int times = holds;
        Waiter waiter = new Waiter(me);
        waiting.add(waiter);
        release();
        boolean interrupted = waiter.await(end);
        waiting.remove(waiter);
        acquire(me, times);
        if (interrupted) {
            throw new InterruptedException();
        }
    }

    void notifyFirst() {
        Waiter first = waiting.poll();
        if (first != null) {
            first.wake();
        }
    }

    void notifyAllWaiting() {
        waiting.forEach(Waiter::wake);
        waiting.clear();
    }

    // ---- in reports ------------------------------------------------------------------------------------------------

    @Override
    public String describe() {
        return "enter " + name();
    }

    private String name() {
        return "the " + Monitors.nameOf(object);
    }

    @Override
    public Object subject() {
        return object;
    }

    @Override
    public @Nullable Thread holder() {
        return owner == null ? null : owner.thread;
    }

    /** One who waits to be notified, and is not parked meanwhile: parking permits are the program's own. */
    private final class Waiter implements Blocker {

        private final Actor actor;
        private boolean notified;

        Waiter(Actor actor) {
            this.actor = actor;
        }

        /** Waits; returns whether it was interrupted, which a notification that came first hides. */
        boolean await(long end) {
            Alarm alarm = end == Schedule.NEVER ? null : schedule.time().schedule(end, () -> schedule.resume(actor));
            monitors.waits(actor, true);
            try {
                schedule.suspend(actor, this);
            } finally {
                monitors.waits(actor, false);
                if (alarm != null) {
                    alarm.cancel();
                }
            }
            return !notified && Thread.interrupted();
        }

        void wake() {
            notified = true;
            schedule.resume(actor);
        }

        @Override
        public String describe() {
            return "be notified at " + name();
        }

        @Override
        public Object subject() {
            return object;
        }

        @Override
        public @Nullable Thread holder() {
            return null;
        }
    }
}
