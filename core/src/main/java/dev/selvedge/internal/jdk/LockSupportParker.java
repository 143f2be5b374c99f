package dev.selvedge.internal.jdk;

import dev.selvedge.spi.Parker;
import java.util.concurrent.locks.LockSupport;

/** Parks by {@link LockSupport}. */
final class LockSupportParker implements Parker {

    /** How often to spin before giving up the processor: a lock is held for some tens of nanoseconds. */
    private static final int SPINS = 64;

    @Override
    public void park(Object blocker) {
        LockSupport.park(blocker);
    }

    @Override
    public void parkUntil(Object blocker, long nanoTime) {
        long left = nanoTime - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(blocker, left);
        }
    }

    @Override
    public void unpark(Thread thread) {
        LockSupport.unpark(thread);
    }

    @Override
    @SuppressWarnings("ThreadPriorityCheck") // the yield is only so as not to burn the processor; nothing relies on it
    public void pause(int attempt) {
        if (attempt < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
