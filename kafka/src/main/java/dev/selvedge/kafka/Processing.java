package dev.selvedge.kafka;

import dev.selvedge.Clause;
import dev.selvedge.Outcome;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A member of a group that handles records, until it is closed, or its scope ends. May be used by any thread. */
public final class Processing implements AutoCloseable {

    private final Task<@Nullable Void> task;
    private final Stop stop;
    private final Supplier<ProcessingStatistics> statistics;

    Processing(Task<@Nullable Void> task, Intake<?, ?> intake) {
        this.task = task;
        this.stop = intake.stop;
        this.statistics = intake::statistics;
    }

    /**
     * Stops in order: no more records are begun, those that are being handled are waited for, what is done is committed, and the group is left.
     * Never blocks: {@link #await} waits for the end, and so does the scope. Closing again does nothing.
     */
    @Override
    public void close() {
        stop.ask();
    }

    /**
     * Waits until it has ended: after a {@link #close}, or since it can't go on.
     *
     * @throws TaskFailedException if it could not go on, such as for a record that can't be handled where there is no topic for dead letters
     * @throws dev.selvedge.CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public void await() throws InterruptedException {
        if (task.outcome() instanceof Outcome.Failure<?>) {
            task.join();
        }
    }

    /**
     * A clause that is ready when it has ended, however it did.
     *
     * @param action what to do then, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    public <R extends @Nullable Object> Clause<R> onEnd(Clause.Action<? extends R> action) {
        return task.onOutcome(_ -> action.run());
    }

    /**
     * What has happened so far. Never blocks.
     *
     * @return the figures, each as of about now
     */
    public ProcessingStatistics statistics() {
        return statistics.get();
    }
}
