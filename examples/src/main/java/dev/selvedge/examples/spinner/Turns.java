package dev.selvedge.examples.spinner;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;

/**
 * A baton between two tasks, of which only the one that has it runs: one {@linkplain #resume resumes} the other and waits
 * until that {@linkplain #handBack hands back}. Whoever hands the baton over also hands over all that it has written, so what the
 * two share needs no lock.
 *
 * <p>This is a coroutine made by hand, out of two rendezvous channels and a task. Event loops and coroutines of their own
 * are to replace it: there, the two will share one thread in fact, and a turn will cost no switch between threads.
 */
final class Turns {
    private final Channel<Baton> resumed = Channel.named("resumed").rendezvous();
    private final Channel<Baton> handedBack = Channel.named("handed back").rendezvous();

    /** Lets the other run until it hands back. */
    void resume() throws InterruptedException {
        resumed.send(Baton.BATON);
        handedBack.receive();
    }

    /** Lets the one that resumed this one go on, and waits until it resumes this one again. */
    void handBack() throws InterruptedException {
        handedBack.send(Baton.BATON);
        resumed.receive();
    }

    /**
     * Runs what is to be resumed: at the first {@code resume} it begins. When it has ended, a further one throws
     * {@link ChannelClosedException} instead of waiting for ever; if it fails, its scope cancels whoever waits.
     */
    void run(Resumable body) throws InterruptedException {
        resumed.receive();
        body.run();
        resumed.close();
        handedBack.close();
    }

    /** What is resumed. */
    @FunctionalInterface
    interface Resumable {

        /**
         * Runs, a turn at a time.
         *
         * @throws InterruptedException if it is cancelled
         */
        void run() throws InterruptedException;
    }

    private enum Baton {
        BATON
    }
}
