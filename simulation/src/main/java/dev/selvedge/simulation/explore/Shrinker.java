package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Decisions;
import dev.selvedge.simulation.engine.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a simpler schedule that fails in the same way. First it leaves out half of the decisions, then quarters, and so on down to single
 * ones, as long as that helps (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, IEEE TSE 2002). Then it goes through
 * all schedules without a preemption, with one, with two, as far as there is time: in a small program that finds the simplest there is.
 */
final class Shrinker {

    private static final int MOST_RUNS = 2_000;
    private static final int MOST_PREEMPTIONS = 2;

    private final Runs runs;
    private final long seed;
    private final boolean patient;
    private int tried;

    Shrinker(Runs runs, long seed, boolean patient) {
        this.runs = runs;
        this.seed = seed;
        this.patient = patient;
    }

    Ending shrink(Ending failed) {
        Ending fewer = leaveOut(failed);
        for (int preemptions = 0; preemptions <= MOST_PREEMPTIONS; preemptions++) {
            if (preemptions >= fewer.decisions().preemptions()) {
                return fewer;
            }
            Ending simplest = search(new ExhaustiveSearch(preemptions), failed);
            if (simplest != null && simplest.decisions().isSimplerThan(fewer.decisions())) {
                return simplest;
            }
        }
        return fewer;
    }

    private @Nullable Ending search(Search search, Ending like) {
        int most = tried + MOST_RUNS;
        for (Chooser next = search.next(seed); next != null && tried < most; next = search.next(seed)) {
            tried++;
            Ending ending = runs.run(next, seed, patient);
            if (ending.isLike(like)) {
                return ending;
            }
        }
        return null;
    }

    private Ending leaveOut(Ending failed) {
        Ending smallest = failed;
        int chunk = Math.max(1, failed.decisions().count() / 2);
        while (tried < MOST_RUNS) {
            Ending smaller = leaveOut(smallest, chunk);
            boolean helped = smaller.decisions().count() < smallest.decisions().count();
            smallest = smaller;
            if (!helped && chunk == 1) {
                break;
            }
            chunk = helped ? Math.max(1, Math.min(chunk, smallest.decisions().count() / 2)) : Math.max(1, chunk / 2);
        }
        return smallest;
    }

    /** Leaves out one chunk after the other, from the end on, and keeps what still fails. */
    private Ending leaveOut(Ending from, int chunk) {
        Ending smallest = from;
        for (int end = smallest.decisions().count(); end > 0 && tried < MOST_RUNS; end -= chunk) {
            Decisions fewer = smallest.decisions().without(Math.max(0, end - chunk), end);
            tried++;
            Ending ending = runs.run(fewer.chooser(), seed, patient);
            if (ending.isLike(from)
                    && ending.decisions().count() < smallest.decisions().count()) {
                smallest = ending;
                end = Math.min(end, smallest.decisions().count() + chunk);
            }
        }
        return smallest;
    }

    int tried() {
        return tried;
    }
}
