package dev.selvedge.internal.wait;

import dev.selvedge.spi.TaskParker;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a strand that steps aside from its thread, where others park on it, has besides. */
public final class Aside {

    /** Suspends the strand and has it go on. */
    final TaskParker parker;

    /** Who else is on the thread; {@code null} if nobody is known. Only for the strand itself. */
    @Nullable
    Strand before;

    /** Whether the strand is aside. Guarded by the strand's lock. */
    boolean isAside;

    /** Whether a cancellation would have interrupted it while it was aside. Guarded by the strand's lock. */
    boolean interruptDue;

    /**
     * For a strand that has not begun.
     *
     * @param parker what suspends it
     */
    public Aside(TaskParker parker) {
        this.parker = Objects.requireNonNull(parker, "parker");
    }

    /** {@return what suspends the strand} */
    public TaskParker parker() {
        return parker;
    }

    /** Suspends the strand as long as its wait may take. */
    void park(Object blocker, Waiter pending) {
        if (pending.timed) {
            parker.parkUntil(blocker, pending.endsAt);
        } else {
            parker.park(blocker);
        }
    }
}
