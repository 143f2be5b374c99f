package dev.selvedge.doctor.observe;

import dev.selvedge.Inspection;
import dev.selvedge.spi.TaskListener;
import org.jspecify.annotations.Nullable;

/**
 * Is told what scopes and tasks do, when tasks begin to run, and what is waited for. Each method is called on the thread that it is about,
 * inside the operation; it must return fast, must not block and must not use Selvedge. Implementations are safe for use by many threads
 * at once. What a method throws is logged, and changes nothing for the program.
 */
public interface Observer extends TaskListener {

    /**
     * A task's thread is about to run it. Told only of tasks that were forked while somebody {@linkplain #listens() listened}.
     *
     * @param task the task
     * @param delayNanos how long it took from the fork until now, in nanoseconds
     */
    default void taskStarted(Named task, long delayNanos) {}

    /**
     * The current thread is about to park, in a wait of the library. A wait that is over before that is not told of; one whose thread
     * wakes in between is told of in parts.
     *
     * @return who is told of the end, or {@code null} for nobody
     */
    default @Nullable WaitEnd waitBegun() {
        return null;
    }

    /** Is told of the end of a wait. */
    @FunctionalInterface
    interface WaitEnd {

        /**
         * The thread goes on. Called on that thread.
         *
         * @param wait what it has waited for
         */
        void waitEnded(Inspection.Awaited wait);
    }
}
