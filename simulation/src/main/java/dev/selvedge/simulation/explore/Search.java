package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Ending;
import org.jspecify.annotations.Nullable;

/** Which schedules to look at, one after the other. Made anew for each exploration; used by one thread. */
public interface Search {

    /**
     * The next schedule.
     *
     * @param seed where its randomness comes from
     * @return who decides in it, or {@code null} if there is none that was not looked at
     */
    @Nullable
    Chooser next(long seed);

    /**
     * Whether each schedule has a seed of its own. If not, they all make the same random choices, and differ in nothing but turns.
     *
     * @return whether they have
     */
    default boolean variesSeed() {
        return true;
    }

    /**
     * Tells how the schedule ended that was asked for last.
     *
     * @param ending how
     */
    default void ended(Ending ending) {}
}
