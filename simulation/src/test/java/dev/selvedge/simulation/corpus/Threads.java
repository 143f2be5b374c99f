package dev.selvedge.simulation.corpus;

import java.util.stream.Stream;

/** Virtual threads as the JDK has them, for the programs that use nothing else. */
final class Threads {

    /** A body, and what its thread is called. */
    record Named(String name, Runnable body) {}

    private Threads() {}

    /** Starts them all, and waits until they have ended. */
    static void runAll(Named... bodies) throws InterruptedException {
        Thread[] threads = Stream.of(bodies)
                .map(named -> Thread.ofVirtual().name(named.name).start(named.body))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
