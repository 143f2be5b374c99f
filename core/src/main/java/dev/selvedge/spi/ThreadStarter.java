package dev.selvedge.spi;

import java.util.concurrent.Executor;

/** Starts the threads that tasks run on. Implementations are safe for use by many threads at once. */
@FunctionalInterface
public interface ThreadStarter {

    /**
     * Starts a thread that runs {@code body} once. Does not wait for it.
     *
     * @param name the thread's name, empty for none
     * @param body what the thread runs: the task itself, which is also a {@link TaskListener.Named}
     * @throws RuntimeException or an {@code Error} if no thread can be had; the body is then never run
     */
    void start(String name, Runnable body);

    /**
     * Runs {@code body} once on a thread of an executor that the user has chosen. Does not wait for it. A starter that controls
     * every thread overrides this, and uses a thread of its own.
     *
     * @param executor the executor
     * @param name what the body is called, empty for none
     * @param body what it runs: the task itself, which is also a {@link TaskListener.Named}
     * @throws RuntimeException or an {@code Error} if the executor refuses; the body is then never run
     */
    default void startOn(Executor executor, String name, Runnable body) {
        executor.execute(body);
    }
}
