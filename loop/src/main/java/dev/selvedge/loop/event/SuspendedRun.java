package dev.selvedge.loop.event;

import dev.selvedge.Task;
import dev.selvedge.loop.coroutine.BodyRun;
import dev.selvedge.loop.coroutine.Engine;
import dev.selvedge.spi.InTurns;
import dev.selvedge.spi.TaskListener;
import dev.selvedge.spi.TaskParker;
import dev.selvedge.spi.TurnGiver;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One task that is suspended where it waits. Waking it adds a turn, and a turn resumes it; as turns are taken one after the other, the one that resumes it
 * comes after the one in which it was suspended, however early the wake. A turn that finds it not suspended does nothing.
 */
final class SuspendedRun implements TaskParker, InTurns {

    private enum State {
        /** It runs, or a turn is on its way to let it. */
        RUNS,
        /** It was woken while it ran: it does not park the next time. */
        WOKEN,
        /** It is suspended, or about to be. */
        PARKED
    }

    private final Turns turns;
    private final Engine engine;
    private final Runnable task;
    private final BodyRun run;
    private final AtomicReference<State> state = new AtomicReference<>(State.PARKED);

    /** Whether there is something to resume. Only for who has the turn. */
    private boolean suspended = true;

    /** The thread that it runs on: the loop's, or its own. Only for who has the turn. */
    private @Nullable Thread home;

    /** The thread that it waits on, holding up the loop, where its stack can't be suspended. Written by that thread. */
    private volatile @Nullable Thread pinned;

    SuspendedRun(Turns turns, Engine engine, Runnable task) {
        this.turns = turns;
        this.engine = engine;
        this.task = task;
        this.run = engine.runAround(this::runTask);
    }

    private void runTask() {
        Thread current = Thread.currentThread();
        home = current;
        turns.runs(current);
        if (engine == Engine.THREAD && task instanceof TaskListener.Named named) {
            current.setName(named.name());
        }
        suspended = false;
        try {
            task.run();
        } finally {
            turns.leave(task);
        }
    }

    // ---- the loop's side -------------------------------------------------------------------------------------------

    /** Lets it go on until it is suspended or ends. The interrupt flag that it leaves behind is its own, and ends with its turn. */
    @SuppressWarnings("ResultOfMethodCallIgnored")
    private void turn() {
        if (!suspended) {
            return;
        }
        checkHome();
        boolean interrupted = Thread.interrupted();
        try {
            run.run();
        } finally {
            Thread.interrupted();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** On another thread than its own it may still end, and is to do nothing else. */
    private void checkHome() {
        Thread current = Thread.currentThread();
        if (engine == Engine.CONTINUATION
                && home != null
                && !home.equals(current)
                && task instanceof Task<?> confined) {
            confined.cancel(
                    turns.describe() + " ran on '" + home.getName() + "' and now runs on '" + current.getName()
                            + "': a task confined by identity needs one thread. Confine it by turns, or use a host with one thread");
        }
    }

    @Override
    public void unpark() {
        if (state.getAndUpdate(before -> before == State.PARKED ? State.RUNS : State.WOKEN) == State.PARKED) {
            turns.goOn(this::turn);
            Thread inTheWay = pinned;
            if (inTheWay != null) {
                LockSupport.unpark(inTheWay);
            }
        }
    }

    @Override
    public TurnGiver turns() {
        return turns;
    }

    // ---- the task's side -------------------------------------------------------------------------------------------

    @Override
    public void park(Object blocker) {
        if (state.compareAndSet(State.RUNS, State.PARKED)) {
            suspended = true;
            boolean resumed = run.suspend(blocker);
            suspended = false;
            if (resumed) {
                turns.runs(Thread.currentThread());
            } else {
                holdUp(blocker);
            }
        }
        state.set(State.RUNS); // whoever woke it did so for what the task looks at next
    }

    /** A native frame or a class initializer is on the stack: the loop has to wait with it. */
    private void holdUp(Object blocker) {
        pinned = Thread.currentThread();
        while (state.get() == State.PARKED && !Thread.currentThread().isInterrupted()) {
            LockSupport.park(blocker);
        }
        pinned = null;
    }

    @Override
    public void parkUntil(Object blocker, long nanoTime) {
        Timers.Alarm alarm = Timers.at(nanoTime, this::unpark);
        try {
            park(blocker);
        } finally {
            alarm.cancel();
        }
    }
}
