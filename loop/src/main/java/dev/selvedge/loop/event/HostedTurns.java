package dev.selvedge.loop.event;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Turns that somebody else's loop takes, or any executor. At most one of them is with the host at any time, so that it may have many threads,
 * and between two of ours it does what is its own.
 *
 * <p>A host that refuses, as it was shut down, can't have our tasks stay for ever: the loop is stopped, and what is left of it runs on a thread of
 * ours, for no task outlives its scope.
 */
public final class HostedTurns extends Turns {

    private final Executor host;

    /** How many turns are ready or run: who adds the first calls the host. */
    private final AtomicInteger known = new AtomicInteger();

    private volatile boolean refused;

    /**
     * Makes one inside of a host.
     *
     * @param name the loop's name
     * @param host runs what it is given, one after the other or not
     * @param problems is told what messages throw
     */
    public HostedTurns(String name, Executor host, Consumer<? super Throwable> problems) {
        super(name, problems);
        this.host = host;
    }

    @Override
    void wake() {
        if (known.getAndIncrement() == 0) {
            callHost();
        }
    }

    private void callHost() {
        if (!refused) {
            try {
                host.execute(this::takeOne);
                return;
            } catch (RuntimeException shutDown) {
                refused = true;
                stop();
            }
        }
        Thread.ofPlatform().name(describe() + " without its host").daemon().start(this::takeOne);
    }

    private void takeOne() {
        Turn turn = next();
        if (turn == null) {
            throw new IllegalStateException(
                    describe() + " was called for a turn that is not there: its host ran it twice");
        }
        take(turn);
        if (known.decrementAndGet() > 0) {
            callHost();
        }
    }

    @Override
    void onEnd() {}
}
