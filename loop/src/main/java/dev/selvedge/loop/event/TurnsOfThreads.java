package dev.selvedge.loop.event;

import dev.selvedge.spi.InTurns;
import dev.selvedge.spi.TaskListener;
import dev.selvedge.spi.TurnGiver;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Confines tasks by turns: each has a virtual thread that is mounted on the loop's thread for a turn, and leaves it wherever it parks. */
public final class TurnsOfThreads implements Executor {

    private final Turns turns;

    /**
     * Makes one.
     *
     * @param turns the loop's
     */
    public TurnsOfThreads(Turns turns) {
        this.turns = turns;
    }

    @Override
    public void execute(Runnable task) {
        turns.enter(task);
        try {
            new Scheduler(turns, task).start();
        } catch (Throwable notStarted) {
            turns.leave(task);
            throw notStarted;
        }
    }

    @Override
    public String toString() {
        return turns.describe() + ", by turns";
    }

    /**
     * Schedules the one thread. A thread that this one starts, by a fork without a dispatcher, say, or inside of a library, has it as its scheduler too: the
     * JDK hands it on. Such threads go where they would be without us.
     */
    private static final class Scheduler implements Executor, InTurns {

        private final Turns turns;
        private final Thread thread;

        /** What the JDK has run for a turn of the thread, always the same; the first that we are given. */
        private volatile @Nullable Runnable turn;

        Scheduler(Turns turns, Runnable task) {
            this.turns = turns;
            this.thread = TaskThreads.unstarted(this, nameOf(task), () -> {
                try {
                    task.run();
                } finally {
                    turns.leave(task);
                }
            });
            if (task instanceof Thread.UncaughtExceptionHandler known) {
                thread.setUncaughtExceptionHandler(known); // who it is, also while it waits for its first turn
            }
        }

        private static String nameOf(Runnable task) {
            return task instanceof TaskListener.Named named ? named.name() : "";
        }

        void start() {
            thread.start();
        }

        @Override
        public TurnGiver turns() {
            return turns;
        }

        @Override
        public void execute(Runnable submitted) {
            if (turn == null) {
                turn = submitted;
            }
            if (submitted == turn) {
                turns.goOn(this::take);
            } else {
                TaskThreads.jdkScheduler().execute(submitted);
            }
        }

        private void take() {
            turns.runs(thread);
            Runnable mounted = Objects.requireNonNull(turn);
            if (Thread.currentThread().isVirtual()) {
                Carrier.run(mounted);
            } else {
                mounted.run();
            }
        }
    }

    /** A virtual thread can't carry another one: where one takes the loop's turns, a platform thread takes these for it. */
    private static final class Carrier {

        static void run(Runnable turn) {
            Thread carrier = Thread.ofPlatform().name("carries a turn").daemon().start(turn);
            boolean interrupted = false;
            while (carrier.isAlive()) {
                try {
                    carrier.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
