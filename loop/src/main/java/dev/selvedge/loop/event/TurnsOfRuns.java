package dev.selvedge.loop.event;

import dev.selvedge.loop.coroutine.Engine;
import dev.selvedge.spi.SuspendableTask;
import dev.selvedge.spi.SuspendingExecutor;

/**
 * Confines tasks by suspending them where they wait in the library: by identity, where each is a continuation that the loop's thread runs; by baton, where
 * each has a virtual thread that runs only while the loop's thread waits for it.
 */
public final class TurnsOfRuns implements SuspendingExecutor {

    private final Turns turns;
    private final Engine engine;

    /**
     * Makes one.
     *
     * @param turns the loop's
     * @param engine what suspends
     */
    public TurnsOfRuns(Turns turns, Engine engine) {
        this.turns = turns;
        this.engine = engine;
    }

    @Override
    public void execute(Runnable task) {
        turns.enter(task);
        try {
            SuspendedRun run = new SuspendedRun(turns, engine, task);
            if (task instanceof SuspendableTask suspendable) {
                suspendable.parkBy(run);
            }
            run.unpark();
        } catch (Throwable notStarted) {
            turns.leave(task);
            throw notStarted;
        }
    }

    @Override
    public String toString() {
        return turns.describe() + (engine == Engine.CONTINUATION ? ", by identity" : ", by baton");
    }
}
