package dev.selvedge.lab;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of this JVM by a signal, such as Ctrl-C, into an interrupt of the thread that runs the lab, and holds the end
 * up until that thread has put everything away.
 */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 20;

    private final CountDownLatch away = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    private Interruption(Thread running) {
        hook = new Thread(() -> end(running), "lab-interruption");
    }

    /** Watches over the calling thread until closed by it. */
    static Interruption watch() {
        Interruption interruption = new Interruption(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    boolean happened() {
        return happened;
    }

    private void end(Thread running) {
        happened = true;
        running.interrupt();
        try {
            if (!away.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("selvedge lab: not everything has ended after " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        away.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The end has begun, and the hook is what waits for us.
        }
    }
}
