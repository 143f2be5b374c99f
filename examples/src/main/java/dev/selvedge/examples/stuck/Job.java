package dev.selvedge.examples.stuck;

/** What a thread does. */
@FunctionalInterface
interface Job {
    void run() throws Exception;

    /** The same, again and again. */
    static Job forever(Job round) {
        return () -> {
            while (!Thread.currentThread().isInterrupted()) {
                round.run();
            }
        };
    }
}
