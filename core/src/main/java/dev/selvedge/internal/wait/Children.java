package dev.selvedge.internal.wait;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The regions directly below one, newest first. One more is pushed by a compare-and-set (the stack of Treiber, IBM RJ 5118,
 * 1986). One that is over only says so, and is taken out by a later sweep: so the tasks of a scope, which end on many
 * threads, contend for nothing here.
 *
 * <p>Only a sweep changes a link, only to skip regions that are over, and one sweeps at a time. A region that was skipped
 * keeps its own link; so whoever walks the list meanwhile meets every region that is not over.
 */
final class Children extends SpinLock {

    /** Not worth a sweep below that. */
    private static final int FIRST_SWEEP = 32;

    private static final VarHandle NEWEST;

    static {
        try {
            NEWEST = MethodHandles.lookup().findVarHandle(Children.class, "newest", Region.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable Region newest;

    /** Both may lose counts where threads race: that only moves the next sweep. */
    private int added;

    private int sweepAt = FIRST_SWEEP;

    /** Adds a region, and sweeps now and then: after as many as were left by the last sweep. */
    void add(Region region) {
        Region before;
        do {
            before = newest;
            region.older = before;
        } while (!NEWEST.compareAndSet(this, before, region));
        if (++added >= sweepAt && tryLock()) {
            try {
                sweep();
            } finally {
                unlockQuietly();
            }
        }
    }

    /** Takes a region that is over out at once, if it is the newest; else it is left to a sweep. */
    void remove(Region region) {
        if (newest == region && NEWEST.compareAndSet(this, region, region.older)) {
            added--;
        }
    }

    private void sweep() {
        int left = 0;
        for (Region kept = newest; kept != null; kept = kept.older) {
            Region next = kept.older;
            while (next != null && next.isOver()) {
                next = next.older;
            }
            kept.older = next;
            left++;
        }
        added = 0;
        sweepAt = Math.max(FIRST_SWEEP, left);
    }

    /** {@return those that are not over, newest first} */
    List<Region> alive() {
        List<Region> alive = new ArrayList<>();
        for (Region region = newest; region != null; region = region.older) {
            if (!region.isOver()) {
                alive.add(region);
            }
        }
        return alive;
    }
}
