package dev.selvedge.simulation.engine;

import dev.selvedge.spi.Environment;
import dev.selvedge.spi.TimeSource;
import dev.selvedge.spi.TimeSource.Alarm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One run of a program: all its virtual threads take turns on the thread that calls {@link #run}, the carrier, in an order that a
 * {@link Chooser} decides. It is the executor that schedules them. A thread runs from one switch point to the next; there, in a wait, or
 * at its end, the turn passes on.
 *
 * <p>Everything here is for the carrier and the one thread mounted on it, except for {@link #execute}, which the JDK also calls from its
 * own threads when something comes back that the simulation does not control.
 */
public final class Schedule implements Executor {

    /** When nothing ends that waits for this time: what is said to wait for centuries is not to be called a wait for a time. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long CENTURY = TimeUnit.DAYS.toNanos(36_525);

    private static final String MAIN = "main";

    /** How long to wait for something that only the JVM or the world outside can bring back. */
    private static final Duration OUTSIDE_PATIENCE = Duration.ofSeconds(10);

    /** How long a thread that was blocked by a monitor takes to come back, at most: the JVM hands it over by a thread of its own. */
    private static final Duration MONITOR_PATIENCE = Duration.ofMillis(200);

    private final Chooser chooser;
    private final long seed;
    private final int mostSteps;
    private final boolean patient;
    private final @Nullable Recorder recorder;
    private final Thread carrier = Thread.currentThread();
    private final Clock clock = new Clock(this);
    private final Environment environment = Seams.of(this, clock);

    private final IdentityHashMap<Runnable, Actor> actors = new IdentityHashMap<>();
    private final Ready ready = new Ready();
    private final Queue<Runnable> fromOutside = new ConcurrentLinkedQueue<>();
    private final List<Actor> outsideWaiters = new ArrayList<>(0);
    private final List<Actor> idleWaiters = new ArrayList<>(0);
    private final Map<String, Integer> notes = new LinkedHashMap<>(0);
    private final Map<String, Boolean> sometimes = new LinkedHashMap<>(0);
    private final Decisions decisions = new Decisions();
    private final Monitors monitors = new Monitors(this);

    private @Nullable Actor running;
    private @Nullable Actor last;
    private @Nullable Actor chosen;
    private int appeared;
    private int alive;
    private int steps;
    private long hash;
    private boolean mainEnded;
    private boolean overrun;
    private volatile boolean over;
    private @Nullable Throwable thrown;
    private @Nullable Throwable uncaught;

    private long counted;

    /** The turns, so that somebody else can see whether it still gets on. */
    private volatile long turns;

    /**
     * Prepares a run on the current thread.
     *
     * @param chooser decides who goes on
     * @param seed for everything random in the program
     * @param mostSteps after how many switch points it has gone on for too long
     * @param patient whether to wait for a moment before it is called stuck, as something may come back from outside
     * @param recorder is told of each step, or {@code null}
     */
    public Schedule(Chooser chooser, long seed, int mostSteps, boolean patient, @Nullable Recorder recorder) {
        this.chooser = chooser;
        this.seed = seed;
        this.mostSteps = mostSteps;
        this.patient = patient;
        this.recorder = recorder;
        this.hash = Mix.mix(seed);
    }

    /** What is run. */
    @FunctionalInterface
    public interface Program {

        /**
         * Runs, on a virtual thread.
         *
         * @throws Throwable what it failed with
         */
        void run() throws Throwable;
    }

    // ---- the run ---------------------------------------------------------------------------------------------------

    /**
     * Runs the program to its end, or to where it can't go on.
     *
     * @param program the program
     * @return how it ended
     */
    public Ending run(Program program) {
        Uncaught.INSTANCE.watch();
        ControlledThreads.unstarted(this, MAIN, () -> runMain(program)).start();
        Ending.Kind kind = takeTurns();
        over = true;
        Throwable problem = thrown != null ? thrown : uncaught;
        return new Ending(kind, problem, steps, clock.nanoTime(), hash, notes, sometimes, decisions, living());
    }

    private void runMain(Program program) {
        try {
            program.run();
        } catch (Throwable problem) {
            thrown = problem;
        } finally {
            mainEnded = true;
        }
    }

    private Ending.Kind takeTurns() {
        while (!overrun && uncaught == null) {
            if (!fromOutside.isEmpty()) {
                takeFromOutside();
            }
            Actor next = next();
            if (next != null) {
                turn(next);
            } else if (!somethingComes()) {
                return thrown != null
                        ? Ending.Kind.FAILED
                        : alive == 0 ? Ending.Kind.PASSED : mainEnded ? Ending.Kind.LEFT_BEHIND : Ending.Kind.STUCK;
            }
        }
        return overrun ? Ending.Kind.ENDLESS : Ending.Kind.FAILED;
    }

    private @Nullable Actor next() {
        Actor next = chosen;
        chosen = null;
        if (next != null) {
            return next;
        }
        return switch (ready.size()) {
            case 0 -> null;
            case 1 -> ready.get(0);
            default -> choose(null);
        };
    }

    private Actor choose(@Nullable Actor current) {
        Actor next = chooser.choose(ready, current, last);
        decisions.note(last, next, current, ready);
        hash = Mix.mix(hash ^ ((long) next.id << 32 | steps));
        return next;
    }

    private void turn(Actor next) {
        ready.take(next);
        next.yielded = false;
        running = next;
        last = next;
        turns = ++counted;
        overrun |= counted > mostSteps; // who yields for ever, and is alone, comes to no switch point
        if (recorder != null && next.thread == null) {
            recorder.alarm(next.id, next.toString(), clock.nanoTime());
        }
        next.task.run();
        running = null;
        next.steps++;
        Thread thread = next.thread;
        if (thread != null && !next.ready) {
            afterTurn(next, thread);
        }
    }

    private void afterTurn(Actor actor, Thread thread) {
        switch (thread.getState()) {
            case TERMINATED -> {
                alive--;
                actors.remove(actor.task);
                if (recorder != null) {
                    recorder.threadEnded(actor.id, actor.toString());
                }
            }
            case TIMED_WAITING -> {
                outsideWaiters.add(actor);
                note("real time: a timed wait of the JDK at " + Places.of(thread) + " takes as long as it says; "
                        + "wait with Selvedge (Select with Clause.after, a deadline), or run with the agent");
                record(actor, "waits for a time");
            }
            case BLOCKED -> {
                outsideWaiters.add(actor);
                note("a contended monitor at " + Places.of(thread)
                        + " is handed over by the JVM, at a time of its own; "
                        + "use a Mutex or a ReentrantLock, or run with the agent");
                record(actor, "waits for a monitor");
            }
            default -> record(actor, "waits");
        }
    }

    /** Whether somebody can run now, because time has passed or something has come from outside. */
    private boolean somethingComes() {
        if (!idleWaiters.isEmpty()) {
            idleWaiters.forEach(actor -> LockSupport.unpark(actor.thread));
            idleWaiters.clear();
            return true;
        }
        Duration patience = alive == 0 ? Duration.ZERO : patienceForOutside();
        if (patience.isPositive() && waitForOutside(patience)) {
            return true;
        }
        return !mainEnded && clock.jump();
    }

    private Duration patienceForOutside() {
        outsideWaiters.removeIf(actor -> !isOutsideWait(state(actor)));
        if (outsideWaiters.stream().anyMatch(actor -> state(actor) == Thread.State.TIMED_WAITING)) {
            return OUTSIDE_PATIENCE;
        }
        if (!outsideWaiters.isEmpty()) {
            return MONITOR_PATIENCE;
        }
        if (clock.next() != null) {
            return Duration.ZERO;
        }
        if (actors.values().stream().anyMatch(Schedule::isInNetwork)) {
            note(Places.NETWORK);
            return OUTSIDE_PATIENCE;
        }
        return patient ? MONITOR_PATIENCE : Duration.ZERO;
    }

    private static boolean isOutsideWait(Thread.State state) {
        return state == Thread.State.TIMED_WAITING || state == Thread.State.BLOCKED;
    }

    private static Thread.State state(Actor actor) {
        return actor.thread == null ? Thread.State.NEW : actor.thread.getState();
    }

    /** Such a wait names no blocker; to look at the stacks of all others would take too long. */
    private static boolean isInNetwork(Actor actor) {
        Thread thread = actor.thread;
        return thread != null
                && thread.getState() == Thread.State.WAITING
                && LockSupport.getBlocker(thread) == null
                && Places.isInNetwork(thread);
    }

    private boolean waitForOutside(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toNanos(); fromOutside.isEmpty() && left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, Math.min(left, TimeUnit.MILLISECONDS.toNanos(50)));
        }
        return !fromOutside.isEmpty();
    }

    private void takeFromOutside() {
        for (Runnable task = fromOutside.poll(); task != null; task = fromOutside.poll()) {
            Actor actor = actors.get(task);
            if (actor != null) {
                ready.insert(actor);
            }
        }
    }

    // ---- as the JDK sees it ----------------------------------------------------------------------------------------

    @Override
    public void execute(Runnable task) {
        if (over) {
            return; // of a schedule that was given up
        }
        Thread caller = Thread.currentThread();
        Actor current = running;
        if (caller == carrier || (current != null && caller == current.thread)) {
            announce(task, current);
        } else {
            fromOutside.add(task);
            LockSupport.unpark(carrier);
        }
    }

    private void announce(Runnable task, @Nullable Actor by) {
        Actor actor = actors.get(task);
        if (actor == null) {
            actor = appear(task, ControlledThreads.threadOf(task), by);
            actors.put(task, actor);
            alive++;
        } else if (actor.suspendedAt != null) {
            return; // until it is resumed
        } else if (actor == by && chosen == null) {
            actor.yielded = true;
        }
        ready.insert(actor);
    }

    private Actor appear(Runnable task, @Nullable Thread thread, @Nullable Actor by) {
        long key = by == null ? Mix.mix(appeared) : Mix.mix(by.key, ++by.children);
        return new Actor(appeared++, key, task, thread);
    }

    // ---- as the library and the program see it ---------------------------------------------------------------------

    /** Passes the turn on, if it is so decided. Does nothing on a thread that is not of this schedule. */
    public void switchPoint() {
        switchPoint(null);
    }

    /**
     * Passes the turn on, if it is so decided. Does nothing on a thread that is not of this schedule.
     *
     * @param what what the thread is about to do, for the list of steps; {@code null} if the stack tells
     */
    @SuppressWarnings("ThreadPriorityCheck") // a yield is how a thread gives its turn to the schedule
    public void switchPoint(@Nullable String what) {
        Actor current = running;
        if (current == null || Thread.currentThread() != current.thread) {
            return;
        }
        current.steps++;
        if (++steps > mostSteps) {
            giveUp();
            return;
        }
        if (recorder != null) {
            recorder.step(current.id, current.toString(), what);
        }
        if (ready.isEmpty()) {
            return;
        }
        ready.insert(current);
        Actor next = choose(current);
        ready.take(current);
        if (next != current) {
            chosen = next;
            Thread.yield();
            if (chosen == next) { // it was not unmounted
                chosen = null;
                ready.take(current);
                note("a switch inside native code or a class initializer could not be made, at " + Places.here());
            }
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // a yield is how a thread gives its turn to the schedule
    private void giveUp() {
        overrun = true;
        chosen = running;
        Thread.yield();
    }

    /**
     * Parks the current thread, as {@link LockSupport#park(Object)} does, until it is woken or simulated time has come.
     *
     * @param blocker what it waits for, for reports
     * @param nanoTime when to stop waiting, or {@link #NEVER}
     */
    public void parkUntil(@Nullable Object blocker, long nanoTime) {
        if (nanoTime == NEVER) {
            LockSupport.park(blocker);
            return;
        }
        Thread thread = Thread.currentThread();
        Alarm alarm = clock.schedule(nanoTime, () -> LockSupport.unpark(thread));
        try {
            LockSupport.park(blocker);
        } finally {
            alarm.cancel();
        }
    }

    /**
     * When some time will have passed.
     *
     * @param nanos how much, in nanoseconds
     * @return the time on the simulated clock; {@link #NEVER} if nobody lives that long
     */
    public long after(long nanos) {
        return nanos > CENTURY ? NEVER : clock.nanoTime() + nanos;
    }

    /**
     * Ends the turn of the thread that has it, until {@link #resume}. Unlike a park it takes no permit and hears no interrupt.
     */
    @SuppressWarnings("ThreadPriorityCheck") // a yield is how a thread gives its turn to the schedule
    void suspend(Actor me, Blocker blocker) {
        me.suspendedAt = blocker;
        Thread.yield();
        if (me.suspendedAt != null) { // it was not unmounted
            me.suspendedAt = null;
            throw new IllegalStateException("a wait to " + blocker.describe()
                    + " inside native code or a class initializer would block all threads of the simulation, at "
                    + Places.here());
        }
    }

    void resume(Actor suspended) {
        if (suspended.suspendedAt != null) {
            suspended.suspendedAt = null;
            ready.insert(suspended);
        }
    }

    /** Whose turn it is: only asked by the thread that has it. */
    Actor actor() {
        Actor current = running;
        if (current == null || current.thread != Thread.currentThread()) {
            throw new IllegalStateException("thread '" + Thread.currentThread().getName() + "' does not have the turn");
        }
        return current;
    }

    /** {@return the monitors that stand for those of the JVM} */
    public Monitors monitors() {
        return monitors;
    }

    /** Waits until nobody else can run. An interrupt does not end the wait, which ends anyway, and stays set. */
    public void awaitIdle() {
        Actor current = running;
        if (current == null || current.thread != Thread.currentThread()) {
            return;
        }
        boolean interrupted = false;
        idleWaiters.add(current);
        while (idleWaiters.contains(current)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    long seedForRunning() {
        Actor current = running;
        return current == null ? Mix.mix(seed) : Mix.mix(seed ^ current.key, ++current.seeds);
    }

    /** {@return a seed for random choices of the program's own: another one each time, the same ones in each replay} */
    public long nextSeed() {
        return seedForRunning();
    }

    /** {@return the schedule that the current thread is in, or {@code null}} */
    public static @Nullable Schedule current() {
        return ControlledThreads.scheduleOf(Thread.currentThread());
    }

    /** {@return the simulated time} */
    public TimeSource time() {
        return clock;
    }

    /** {@return what the library stands on in it} */
    public Environment environment() {
        return environment;
    }

    /** {@return the thread whose turn it is, if it is one's; may be asked from any thread, and may be old} */
    public @Nullable Thread runningThread() {
        Actor current = running;
        return current == null ? null : current.thread;
    }

    /** {@return how many turns have been taken; may be asked from any thread} */
    public long turns() {
        return turns;
    }

    // ---- alarms ----------------------------------------------------------------------------------------------------

    Actor alarm(Runnable action) {
        return appear(action, null, running);
    }

    void due(Actor alarm) {
        ready.insert(alarm);
    }

    void callOff(Actor alarm) {
        ready.take(alarm);
    }

    // ---- what is to be told ----------------------------------------------------------------------------------------

    /**
     * Notes whether something that is to happen in some schedule has happened in this one.
     *
     * @param what what it is
     * @param happened whether it has
     */
    public void sometimes(String what, boolean happened) {
        sometimes.merge(what, happened, Boolean::logicalOr);
    }

    /**
     * Notes something that the user should know of; the same is counted.
     *
     * @param what what it is, in words
     */
    public void note(String what) {
        notes.merge(what, 1, Integer::sum);
    }

    void uncaught(Thread thread, Throwable problem) {
        if (running != null && running.thread == thread && uncaught == null) {
            uncaught = problem;
        }
    }

    private void record(Actor actor, String what) {
        if (recorder != null && actor.thread != null) {
            recorder.turnEnded(actor.id, actor.toString(), what, actor.thread);
        }
    }

    private List<Actor> living() {
        if (actors.isEmpty()) {
            return List.of();
        }
        return actors.values().stream()
                .filter(Actor::isAlive)
                .sorted(Comparator.comparingInt(actor -> actor.id))
                .toList();
    }
}
