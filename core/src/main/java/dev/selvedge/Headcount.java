package dev.selvedge;

import dev.selvedge.internal.wait.Waiter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks have come and gone, without a lock: who forks counts at one place, who ends at another, so that they do not
 * contend. Nobody comes once it is shut, which it can only be while nobody is there.
 */
final class Headcount {

    /** In {@link #in}: shut. The numbers are counted above it. */
    private static final long SHUT = 1;

    private static final long ONE = 2;
    private static final VarHandle IN;
    private static final VarHandle OUT;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            IN = lookup.findVarHandle(Headcount.class, "in", long.class);
            OUT = lookup.findVarHandle(Out.class, "count", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** How many have come. */
    @SuppressWarnings("unused") // by IN
    private volatile long in;

    private final Out out = new Apart();

    /** Waits for the last to leave. */
    private volatile @Nullable Waiter closer;

    /**
     * Counts one in.
     *
     * @return the number of those who have come, this one included; negative if it is shut, so that this one may not stay
     */
    long enter() {
        long before = (long) IN.getAndAdd(this, ONE);
        long number = before / ONE + 1;
        if ((before & SHUT) == 0) {
            return number;
        }
        leave();
        return -number;
    }

    /** Counts one out, and wakes who waits for the last. */
    void leave() {
        long left = (long) OUT.getAndAdd(out, ONE) + ONE;
        Waiter waiting =
                closer; // read after counting, and set before counting is looked at: so one of both sees the other
        if (waiting != null && left == (in & ~SHUT) && waiting.settle(this)) {
            waiting.wake();
        }
    }

    /** Whether all who have come have left. */
    boolean isNone() {
        return out.count == (in & ~SHUT);
    }

    /** How many are there. */
    int size() {
        long left = out.count;
        return (int) ((in - left) / ONE);
    }

    /** Settles the waiter when the last leaves, now if nobody is there. */
    void wakeWhenNone(Waiter waiter) {
        closer = waiter;
        if (isNone()) {
            waiter.settle(this);
        }
    }

    /** From now on nobody comes, unless somebody is there; tells whether it is shut. */
    boolean shut() {
        long now = in;
        return (now & ~SHUT) == out.count && IN.compareAndSet(this, now, now | SHUT);
    }

    /** Fills a cache line, so that what follows is not on that of what was there before. */
    @SuppressWarnings({"unused", "MultipleVariableDeclarations"})
    private abstract static class Before {
        private long b0, b1, b2, b3, b4, b5, b6;
    }

    /** What those who leave write. */
    private abstract static class Out extends Before {
        /** How many have left. */
        volatile long count;
    }

    /** Fills another one. */
    @SuppressWarnings({"unused", "MultipleVariableDeclarations"})
    private static final class Apart extends Out {
        private long a0, a1, a2, a3, a4, a5, a6;
    }
}
