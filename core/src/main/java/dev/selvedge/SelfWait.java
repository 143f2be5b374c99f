package dev.selvedge;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waiter;
import org.jspecify.annotations.Nullable;

/**
 * Finds joins that could never end, because what is joined waits for the one who joins: it is that one, or one of those
 * around it, which end only after it; or it joins, perhaps through others, one of these.
 *
 * <p>Asked after the wait was made known, so of several tasks that close a circle, the last one finds it.
 */
final class SelfWait {

    /** A longer chain of joins is not followed: the price of a join must not grow with the program. */
    private static final int LONGEST_CHAIN = 256;

    private SelfWait() {}

    /** The task at the end of the chain of joins that the caller, itself or by one around it, waits for; else null. */
    static @Nullable ForkedTask<?> find(ForkedTask<?> joined, Strand caller) {
        ForkedTask<?> task = joined;
        for (int i = 0; i < LONGEST_CHAIN && task != null; i++) {
            if (caller.region().isWithin(task.own())) {
                return task;
            }
            task = joinedBy(task);
        }
        return null;
    }

    private static @Nullable ForkedTask<?> joinedBy(ForkedTask<?> task) {
        Waiter waiter = task.waiter();
        if (waiter == null || !waiter.isPending()) {
            return null;
        }
        return waiter.blocker() instanceof Node node && node.at instanceof ForkedTask<?> next ? next : null;
    }

    static IllegalStateException exception(ForkedTask<?> joined, Strand caller, ForkedTask<?> inTheWay) {
        String why;
        if (joined == caller) {
            why = "it would join itself";
        } else if (inTheWay == joined) {
            why = "it is inside " + joined.describe() + ", which ends only after it";
        } else {
            why = joined.describe() + " itself waits, directly or through others, for " + inTheWay.describe();
        }
        return new IllegalStateException(
                caller.describe() + " would wait for ever: " + why + "; use the value where it is made, or a channel");
    }
}
