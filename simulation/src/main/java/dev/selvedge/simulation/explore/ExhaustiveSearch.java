package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Actor;
import dev.selvedge.simulation.engine.Chooser;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All schedules, depth first, with no more than so many preemptions in each: switches away from one who could have gone on. Most bugs take
 * one or two (Musuvathi, Qadeer: Iterative Context Bounding, PLDI 2007), so as there the bound is 0 first and grows: the few schedules with
 * less come before the many with more, and again among them. Who gave up its turn does not go on before others have.
 */
final class ExhaustiveSearch implements Search {

    /** One decision of the path that is being looked at. */
    private static final class Fork {

        final int ways;
        int taken;

        Fork(int ways) {
            this.ways = ways;
        }
    }

    private final int preemptions;
    private final List<Fork> path = new ArrayList<>();
    private boolean begun;

    /** How many preemptions there may be by now. */
    private int bound;

    /** Whether one more preemption would make a difference. */
    private boolean bounded;

    ExhaustiveSearch(int preemptions) {
        this.preemptions = preemptions;
    }

    @Override
    public @Nullable Chooser next(long seed) {
        if (begun && !advance() && !raiseBound()) {
            return null;
        }
        begun = true;
        return new Walk();
    }

    /** With other random choices, the same way would lead elsewhere, and forks that were not met would count as done. */
    @Override
    public boolean variesSeed() {
        return false;
    }

    private boolean raiseBound() {
        if (!bounded || bound == preemptions) {
            return false;
        }
        bound++;
        bounded = false;
        return true;
    }

    /** Takes the next way at the last fork that has one. */
    private boolean advance() {
        while (!path.isEmpty()) {
            Fork deepest = path.getLast();
            if (++deepest.taken < deepest.ways) {
                return true;
            }
            path.removeLast();
        }
        return false;
    }

    private final class Walk implements Chooser {

        private int depth;
        private int preempted;

        @Override
        public Actor choose(List<Actor> ready, @Nullable Actor current, @Nullable Actor last) {
            if (current != null && preempted == bound) {
                bounded = true;
                return current;
            }
            List<Actor> ways = ways(ready, current, last);
            if (depth == path.size()) {
                path.add(new Fork(ways.size()));
            }
            Actor next = ways.get(Math.min(path.get(depth++).taken, ways.size() - 1));
            if (current != null && next != current) {
                preempted++;
            }
            return next;
        }

        /** Who runs comes first, so that the first path is the one without preemptions. */
        private List<Actor> ways(List<Actor> ready, @Nullable Actor current, @Nullable Actor last) {
            List<Actor> ways = new ArrayList<>(ready);
            if (current != null) {
                ways.remove(current);
                ways.addFirst(current);
            } else if (last != null && last.yielded()) {
                ways.remove(last);
            }
            return ways;
        }
    }
}
