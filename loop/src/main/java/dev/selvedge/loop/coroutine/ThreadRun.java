package dev.selvedge.loop.coroutine;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs a body on a virtual thread of its own, which runs only while the reader waits for it. The turn is handed over by one volatile
 * field and a park; the interrupt flag goes along with it, so that it is where the code runs, as if both were one thread. An interrupt
 * that hits the waiting reader is passed on to the body; the lock keeps it from arriving when the turn is already back.
 */
final class ThreadRun implements BodyRun {

    private final Thread thread;

    /** Who waits for the body. Written by the reader, before the body's turn. */
    private @Nullable Thread reader;

    /** Whether it is the body's turn. Written by who has the turn, under the lock when the body gives it back. */
    private volatile boolean bodysTurn;

    private volatile boolean done;

    /** The interrupt flag on its way. Only for who has the turn. */
    private boolean interrupted;

    ThreadRun(Runnable body) {
        thread = Thread.ofVirtual().name("coroutine").unstarted(() -> {
            restoreInterrupt();
            body.run();
            done = true;
            giveBack();
        });
    }

    @Override
    public void run() {
        reader = Thread.currentThread();
        interrupted = Thread.interrupted();
        bodysTurn = true;
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        while (bodysTurn) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                passOnInterrupt();
            }
        }
        restoreInterrupt();
    }

    private synchronized void passOnInterrupt() {
        if (bodysTurn) {
            thread.interrupt();
        } else {
            interrupted = true;
        }
    }

    private void restoreInterrupt() {
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public boolean isInside() {
        return Thread.currentThread() == thread;
    }

    @Override
    public boolean suspend() {
        return suspend(this);
    }

    @Override
    public boolean suspend(Object blocker) {
        giveBack();
        boolean meanwhile = false;
        while (!bodysTurn) {
            LockSupport.park(blocker);
            meanwhile |= Thread.interrupted(); // it would not park again otherwise
        }
        interrupted |= meanwhile;
        restoreInterrupt();
        return true;
    }

    @Override
    public void abandon() {
        reader = null;
        bodysTurn = true;
        LockSupport.unpark(thread);
    }

    private void giveBack() {
        synchronized (this) {
            interrupted = Thread.interrupted();
            bodysTurn = false;
        }
        LockSupport.unpark(reader);
    }
}
