package dev.selvedge.spi;

/** Starts the threads that tasks run on. Implementations are safe for use by many threads at once. */
@FunctionalInterface
public interface ThreadStarter {

    /**
     * Starts a thread that runs {@code body} once. Does not wait for it.
     *
     * @param name the thread's name, empty for none
     * @param body what the thread runs
     * @throws RuntimeException or an {@code Error} if no thread can be had; the body is then never run
     */
    void start(String name, Runnable body);
}
