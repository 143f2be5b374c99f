package dev.selvedge.simulation.explore;

/** The searches there are. */
public final class Searches {

    private Searches() {}

    /**
     * Random choices and priorities by turns.
     *
     * @param changes how many changes of priority
     * @return the search
     */
    public static Search mixed(int changes) {
        return new MixedSearch(changes);
    }

    /** {@return random choices} */
    public static Search random() {
        return new RandomSearch();
    }

    /**
     * Random priorities.
     *
     * @param changes how many changes of priority
     * @return the search
     */
    public static Search priorities(int changes) {
        return new PrioritySearch(changes);
    }

    /**
     * All schedules.
     *
     * @param preemptions with at most so many preemptions
     * @return the search
     */
    public static Search exhaustive(int preemptions) {
        return new ExhaustiveSearch(preemptions);
    }
}
