package dev.selvedge.internal.wait;

import org.jspecify.annotations.Nullable;

/** Something that a strand holds until it lets go of it, or has ended. The links are guarded by the strand's lock. */
public final class Holding {

    final Strand strand;
    final Runnable whenEnded;

    @Nullable
    Holding previous;

    @Nullable
    Holding next;

    /** Whether it is in the strand's list. */
    boolean linked;

    Holding(Strand strand, Runnable whenEnded) {
        this.strand = strand;
        this.whenEnded = whenEnded;
    }

    /**
     * Lets go of it.
     *
     * @return whether it was held until now
     */
    public boolean letGo() {
        return strand.letGo(this);
    }
}
