package dev.selvedge.internal.jdk;

import dev.selvedge.spi.Parker;
import java.util.concurrent.locks.LockSupport;

/** Parks by {@link LockSupport}. */
final class LockSupportParker implements Parker {

    /** How often to try for a lock before giving up the processor: it is held for some tens of nanoseconds. */
    private static final int TRIES = 16;

    /** Each try waits twice as long as the last, up to 2 to the power of this: so who has the lock gets something done. */
    private static final int LONGEST_WAIT = 6;

    /** About as long as it takes to park and to be woken. */
    private static final long PATIENCE_NANOS = 10_000;

    private static final boolean ALONE = Runtime.getRuntime().availableProcessors() == 1;

    @Override
    public long patience() {
        return ALONE ? 0 : PATIENCE_NANOS;
    }

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
        if (attempt < TRIES) {
            for (int left = 1 << Math.min(attempt, LONGEST_WAIT); left > 0; left--) {
                Thread.onSpinWait();
            }
        } else {
            Thread.yield();
        }
    }
}
