package dev.selvedge.loop.event;

import dev.selvedge.Task;
import dev.selvedge.spi.TurnGiver;
import dev.selvedge.sync.Event;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The turns of one loop: one after the other, in the order in which they became ready. A turn is a message that is handled, or a task that goes on until it
 * waits. Who takes the turns is up to the subclasses, as long as one turn happens-before the next.
 *
 * <p>What the loop has accepted and not yet done with, messages and tasks, is counted together with whether it is stopped, in one word. So it
 * accepts nothing that it would not do, and has ended exactly once: when it is stopped and owes nothing.
 */
public abstract sealed class Turns implements TurnGiver permits OwnTurns, HostedTurns {

    private static final long STOPPED = 1;
    private static final long ONE = 2;

    /** Something that is to run on the loop, and when it became ready. */
    record Turn(Runnable step, long since) {}

    private final String name;
    private final Consumer<? super Throwable> problems;
    private final Lateness lateness = new Lateness();
    private final Queue<Turn> ready = new ConcurrentLinkedQueue<>();

    /** {@link #STOPPED}, and {@link #ONE} for each message and each task that is owed. */
    private final AtomicLong owed = new AtomicLong();

    /** Those that are to be cancelled when it stops. */
    private final Set<Task<?>> tasks = ConcurrentHashMap.newKeySet();

    private final Event ended;

    /** The thread whose turn it is; for a task on a virtual thread, that one. Written by who takes the turns. */
    private volatile @Nullable Thread running;

    /** Whether the turn is a message's. Only for who has the turn. */
    private boolean handlingMessage;

    /** The thread that took a turn last. Written by that thread. */
    private volatile @Nullable Thread taker;

    Turns(String name, Consumer<? super Throwable> problems) {
        this.name = name;
        this.problems = problems;
        this.ended = Event.named("end of " + describe());
    }

    // ---- what is to run --------------------------------------------------------------------------------------------

    /**
     * Has a message handled. Does not block.
     *
     * @param message what to do
     * @throws RejectedExecutionException if the loop is stopped
     */
    public final void post(Runnable message) {
        owe();
        goOn(() -> {
            handlingMessage = true;
            try {
                message.run();
            } catch (Throwable problem) {
                tell(problem); // before it is settled: when the loop has ended, all has been told
            } finally {
                handlingMessage = false;
                settle();
            }
        });
    }

    /** Accepts a task, which ends with {@link #leave}. */
    final void enter(Runnable task) {
        owe();
        if (task instanceof Task<?> known) {
            tasks.add(known);
            if (isStopped()) {
                known.cancel(describe() + " is stopped");
            }
        }
    }

    /** A task has ended, or was not started. */
    final void leave(Runnable task) {
        if (task instanceof Task<?> known) {
            tasks.remove(known);
        }
        settle();
    }

    /**
     * Has a step run, whatever was accepted: what nobody waits for may be dropped when the loop ends. Any thread; does not block.
     *
     * @param step what to do
     */
    public final void goOn(Runnable step) {
        ready.add(new Turn(step, System.nanoTime()));
        wake();
    }

    /** A turn is ready. Called by any thread, after it was added. */
    abstract void wake();

    private void owe() {
        long now = owed.get();
        while (!owed.compareAndSet(now, now + ONE)) {
            now = owed.get();
        }
        if ((now & STOPPED) != 0) {
            settle();
            throw new RejectedExecutionException(
                    describe() + " is stopped, and takes nothing more: give it what it is to do before you stop it");
        }
    }

    private void settle() {
        if (owed.addAndGet(-ONE) == STOPPED) {
            end();
        }
    }

    // ---- its end ---------------------------------------------------------------------------------------------------

    /** Accepts nothing more, cancels the tasks, and ends when all is done that it has accepted. Does not block. */
    public final void stop() {
        stop(describe() + " is stopped");
    }

    /** The same, giving a reason for its tasks. */
    final void stop(String reason) {
        if ((owed.getAndUpdate(now -> now | STOPPED) & STOPPED) != 0) {
            return;
        }
        tasks.forEach(task -> task.cancel(reason));
        if (owed.get() == STOPPED) {
            end();
        }
    }

    private void end() {
        ended.set();
        onEnd();
    }

    /** It has ended. May be called twice, by any thread. */
    abstract void onEnd();

    /**
     * What is set when it has ended.
     *
     * @return an event
     */
    public final Event ended() {
        return ended;
    }

    /**
     * Whether it accepts nothing more.
     *
     * @return whether it was told to stop
     */
    public final boolean isStopped() {
        return (owed.get() & STOPPED) != 0;
    }

    // ---- taking turns ----------------------------------------------------------------------------------------------

    final @Nullable Turn next() {
        return ready.poll();
    }

    final boolean isIdle() {
        return ready.isEmpty();
    }

    /** Takes one turn. What it throws is told to whom it is to be told, and the loop goes on. */
    final void take(Turn turn) {
        Thread current = Thread.currentThread();
        taker = current;
        running = current;
        lateness.begins(turn.since);
        try {
            turn.step.run();
        } catch (Throwable problem) {
            tell(problem);
        } finally {
            lateness.ends();
            running = null;
        }
    }

    private void tell(Throwable problem) {
        try {
            problems.accept(problem);
        } catch (Throwable another) {
            problem.addSuppressed(another);
            uncaught(problem);
        }
    }

    /**
     * Tells the current thread's handler of what was caught by nobody, as the JDK does where a thread ends by it.
     *
     * @param problem what was thrown
     */
    public static void uncaught(Throwable problem) {
        Thread current = Thread.currentThread();
        current.getUncaughtExceptionHandler().uncaughtException(current, problem);
    }

    /** The turn is that of a task with a thread of its own. */
    final void runs(Thread thread) {
        running = thread;
    }

    /**
     * Whether it is the caller's turn.
     *
     * @return whether the caller is a message or a task of this loop
     */
    public final boolean isInside() {
        return Thread.currentThread().equals(running);
    }

    /**
     * Whether nobody but the caller would take a turn, as far as is known.
     *
     * @return whether the caller is the host's one thread
     */
    public abstract boolean isOnlyTaker();

    /**
     * Whether the turn is that of a message. For who has the turn.
     *
     * @return whether it is no task's
     */
    public final boolean isHandlingMessage() {
        return handlingMessage;
    }

    // ---- for diagnosis ---------------------------------------------------------------------------------------------

    /**
     * How late it is.
     *
     * @return what is measured of it
     */
    public final Lateness lateness() {
        return lateness;
    }

    /** {@return the thread that is in the way when it is late: whose turn it is, else the one that took the last turn, which a host may keep} */
    @Override
    public final @Nullable Thread holder() {
        Thread now = running;
        return now != null ? now : taker;
    }

    /** {@return how many turns are ready, about} */
    final int waiting() {
        return ready.size();
    }

    /**
     * What it is called.
     *
     * @return its name
     */
    public final String name() {
        return name;
    }

    /**
     * What it is, for messages.
     *
     * @return such as {@code event loop 'ui'}
     */
    @Override
    public final String describe() {
        return "event loop '" + name + "'";
    }
}
