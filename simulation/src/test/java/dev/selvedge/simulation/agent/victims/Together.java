package dev.selvedge.simulation.agent.victims;

/** Runs things at the same time, on virtual threads. */
final class Together {

    interface Body {
        void run() throws InterruptedException;
    }

    private Together() {}

    static void run(Body... bodies) throws InterruptedException {
        Thread[] threads = new Thread[bodies.length];
        for (int i = 0; i < bodies.length; i++) {
            threads[i] = start("thread " + (i + 1), bodies[i]);
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    static Thread start(String name, Body body) {
        return Thread.ofVirtual().name(name).start(() -> {
            try {
                body.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
