package dev.selvedge.loop.event;

import dev.selvedge.Cancellation;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns that one thread takes, until the loop has ended. It sleeps while nothing is ready: it says so first and looks once more then, so that either it
 * sees a turn that is added meanwhile, or who adds it sees that it sleeps.
 */
public final class OwnTurns extends Turns {

    private final AtomicBoolean begun = new AtomicBoolean();

    /** The thread that takes the turns, while nothing is ready. Written by that thread. */
    private volatile @Nullable Thread sleeper;

    /**
     * Makes one that nobody takes turns of yet.
     *
     * @param name the loop's name
     * @param problems is told what messages throw
     */
    public OwnTurns(String name, Consumer<? super Throwable> problems) {
        super(name, problems);
    }

    /**
     * Takes turns on this thread until the loop has ended. An interrupt or a cancellation that comes while it waits for a turn stops the loop, and
     * comes out when it has ended.
     *
     * @throws IllegalStateException if somebody takes them, or did
     * @throws InterruptedException if the thread is interrupted
     */
    public void run() throws InterruptedException {
        if (begun.getAndSet(true)) {
            throw new IllegalStateException(
                    describe() + " was run before: one thread takes its turns, and only once. Make another loop");
        }
        boolean interrupted = false;
        while (!ended().isSet()) {
            Turn turn = next();
            if (turn != null) {
                take(turn);
            } else {
                interrupted |= sleep();
            }
        }
        Cancellation.check();
        if (interrupted) {
            throw new InterruptedException(describe() + " was interrupted, and is stopped");
        }
    }

    /** Waits until something may be ready; tells whether it was interrupted. */
    private boolean sleep() {
        if (Cancellation.isCancelled()) {
            stop();
        }
        sleeper = Thread.currentThread();
        if (isIdle() && !ended().isSet()) {
            LockSupport.park(this);
        }
        sleeper = null;
        boolean interrupted = Thread.interrupted();
        if (interrupted) {
            stop();
        }
        return interrupted;
    }

    @Override
    void wake() {
        Thread sleeping = sleeper;
        if (sleeping != null) {
            LockSupport.unpark(sleeping);
        }
    }

    /** Outside of a turn, the thread that takes them has not begun to, or has ended. */
    @Override
    public boolean isOnlyTaker() {
        return false;
    }

    @Override
    void onEnd() {
        wake();
    }
}
