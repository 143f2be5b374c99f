package dev.selvedge.loop.event;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns that somebody else's loop takes, or any executor. At most one of them is with the host at any time, so that it may have many threads,
 * and between two of ours it does what is its own.
 *
 * <p>A host that refuses, as it was shut down, can't have our tasks stay for ever: the loop is stopped, and what is left of it runs on a thread of
 * ours, for no task outlives its scope. So it is with a host that runs what it is given on the calling thread: that may be inside of another turn, or
 * in the middle of a wake-up.
 */
public final class HostedTurns extends Turns {

    private final Executor host;

    /** How many turns are ready or run: who adds the first calls the host. */
    private final AtomicInteger known = new AtomicInteger();

    private volatile boolean refused;

    /** Who gives the host a turn at this moment. */
    private volatile @Nullable Thread calling;

    /** The one thread that the host has used by now. Written by who has the turn. */
    private volatile @Nullable Thread onlyThread;

    private volatile boolean usesSeveralThreads;

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
            calling = Thread.currentThread();
            try {
                host.execute(this::takeOne);
                return;
            } catch (RuntimeException refusal) {
                refused = true;
                stop(describe() + " is stopped, as its host refuses to run its turns: " + refusal);
            } finally {
                calling = null;
            }
        }
        Thread.ofPlatform().name(describe() + " without its host").daemon().start(this::takeOne);
    }

    private void takeOne() {
        Thread current = Thread.currentThread();
        if (current.equals(calling)) {
            throw new IllegalStateException("the host runs what it is given on the calling thread, '"
                    + current.getName() + "': give " + describe() + " one that runs it later, on a thread of its own");
        }
        noteThread(current);
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

    private void noteThread(Thread current) {
        if (onlyThread == null) {
            onlyThread = current;
        } else if (!current.equals(onlyThread)) {
            usesSeveralThreads = true;
        }
    }

    /** Whether, as far as is known, the caller is the only thread of the host: who waits there for a turn keeps it from coming. */
    @Override
    public boolean isOnlyTaker() {
        return !refused && !usesSeveralThreads && Thread.currentThread().equals(onlyThread);
    }

    @Override
    void onEnd() {}
}
