package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Actor;
import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Ending;
import dev.selvedge.simulation.engine.Mix;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Each has a random priority, and the highest always goes on; at a few random moments the one who runs falls below all others. The
 * algorithm is PCT (Burckhardt, Kothari, Musuvathi, Nagarakatte: A Randomized Scheduler with Probabilistic Guarantees of Finding Bugs,
 * ASPLOS 2010): a bug that takes {@code d} decisions is met with a probability of at least 1/(n·k^(d-1)) in each schedule of {@code n}
 * threads and {@code k} steps. Who gives up its turn falls below all others, too, or it would spin for ever.
 */
final class PrioritySearch implements Search {

    private static final int FIRST_GUESS = 32;

    private final int changes;

    /** How many decisions a schedule has: the most that were seen. */
    private int length = FIRST_GUESS;

    private @Nullable Priorities current;

    PrioritySearch(int changes) {
        this.changes = changes;
    }

    @Override
    public Chooser next(long seed) {
        current = new Priorities(seed, changes, length);
        return current;
    }

    @Override
    public void ended(Ending ending) {
        if (current != null) {
            length = Math.max(length, current.decisions);
        }
    }

    private static final class Priorities implements Chooser {

        private final long seed;
        private final int[] changeAt;
        private int decisions;
        private long lowest = -1;

        Priorities(long seed, int changes, int length) {
            this.seed = seed;
            this.changeAt = new int[changes];
            for (int i = 0; i < changes; i++) {
                changeAt[i] = 1 + (int) Math.floorMod(Mix.mix(seed, i), (long) length);
            }
            Arrays.sort(changeAt);
        }

        @Override
        public Actor choose(List<Actor> ready, @Nullable Actor current, @Nullable Actor last) {
            decisions++;
            if (last != null && (last.yielded() || Arrays.binarySearch(changeAt, decisions) >= 0)) {
                last.rank(lowest--);
            }
            Actor highest = ready.get(0);
            for (int i = 1; i < ready.size(); i++) {
                Actor actor = ready.get(i);
                if (priority(actor) > priority(highest)) {
                    highest = actor;
                }
            }
            return highest;
        }

        private long priority(Actor actor) {
            if (actor.rank() == 0) {
                actor.rank(1 + (Mix.mix(seed, actor.key()) >>> 2));
            }
            return actor.rank();
        }
    }
}
