package dev.selvedge.lab.model.compute;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for all threads that compute, as interpreters have that were not written for several: whoever runs holds it. A thread
 * that has waited for 5 ms asks the holder to hand it over; the holder does so at its next checkpoint, and then waits until
 * another has taken it.
 *
 * <p>This is how CPython has done it since 3.2 (Antoine Pitrou's "new GIL", {@code ceval_gil.c}); before that, the lock was
 * released every hundred instructions, whether somebody waited or not. Safe for use by several threads.
 */
final class Gil {

    static final long INTERVAL_MILLIS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private final Condition taken = lock.newCondition();
    private final LongAdder handovers = new LongAdder();

    /** Guarded by the lock. */
    private boolean held;

    /** How often it was taken, guarded by the lock: so a holder sees that another has had it. */
    private long turns;

    /** Guarded by the lock. */
    private int waiting;

    /** Whether the holder is asked to hand over. Written under the lock, read by the holder without it. */
    private volatile boolean asked;

    /** Takes it; blocks until the holder hands it over. An interrupt is kept. */
    void take() {
        lock.lock();
        try {
            boolean interrupted = Thread.interrupted();
            waiting++;
            while (held) {
                interrupted |= await();
            }
            waiting--;
            held = true;
            turns++;
            asked = false;
            taken.signalAll();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for one interval, and asks for the lock if nobody else got it meanwhile; returns whether it was interrupted. */
    @SuppressWarnings("WaitNotInLoop") // take() loops
    private boolean await() {
        long before = turns;
        try {
            boolean signalled = free.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            if (!signalled && held && turns == before) {
                asked = true;
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Gives it back. */
    void release() {
        lock.lock();
        try {
            held = false;
            free.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Hands it over, if somebody has waited for long enough, and waits for it again. Called by the holder, often. */
    void checkpoint() {
        if (!asked) {
            return;
        }
        lock.lock();
        try {
            if (waiting == 0) {
                asked = false;
                return;
            }
            long before = turns;
            held = false;
            handovers.increment();
            free.signal();
            while (turns == before) {
                taken.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        take();
    }

    long handovers() {
        return handovers.sum();
    }

    /** Returns how many threads want it now. */
    int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }
}
