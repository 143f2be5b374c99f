package dev.selvedge.internal.wait;

import dev.selvedge.spi.Environment;
import dev.selvedge.spi.Parker;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A lock for critical sections of a few instructions, which never park and never run foreign code. Not reentrant, not
 * fair: those who find it taken spin for a moment and then yield.
 */
public class SpinLock {

    private static final VarHandle HELD;

    static {
        try {
            HELD = MethodHandles.lookup().findVarHandle(SpinLock.class, "held", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused") // by HELD only: compareAndSet to take, setRelease to free
    private volatile boolean held;

    /** Takes the lock. */
    public final void lock() {
        if (Environment.isDecided()) {
            Strand.current().lockBegins();
        }
        lockQuietly();
    }

    /** Takes the lock at a place where it makes no difference who runs first; {@link #unlockQuietly} frees it. */
    final void lockQuietly() {
        if (!HELD.compareAndSet(this, false, true)) {
            lockContended();
        }
    }

    /** Takes the lock if it is free. */
    final boolean tryLock() {
        return HELD.compareAndSet(this, false, true);
    }

    /** Frees the lock; only the one who took it calls this. */
    public final void unlock() {
        HELD.setRelease(this, false);
        if (Environment.isDecided()) {
            Strand.current().lockEnded();
        }
    }

    final void unlockQuietly() {
        HELD.setRelease(this, false);
    }

    private void lockContended() {
        Parker parker = Strand.current().environment().parker();
        int attempt = 0;
        do {
            parker.pause(attempt++);
        } while (held || !HELD.compareAndSet(this, false, true));
    }
}
