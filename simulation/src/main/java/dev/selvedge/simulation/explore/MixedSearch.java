package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Ending;

/** Random choices and priorities by turns: each finds what the other is slow to find. */
final class MixedSearch implements Search {

    private final RandomSearch random = new RandomSearch();
    private final PrioritySearch priorities;
    private boolean byPriorities;

    MixedSearch(int changes) {
        this.priorities = new PrioritySearch(changes);
    }

    @Override
    public Chooser next(long seed) {
        byPriorities = (seed & 1) != 0;
        return byPriorities ? priorities.next(seed) : random.next(seed);
    }

    @Override
    public void ended(Ending ending) {
        if (byPriorities) {
            priorities.ended(ending);
        }
    }
}
