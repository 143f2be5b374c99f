package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Decisions;
import dev.selvedge.simulation.engine.Ending;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for a schedule that fails in the same way with fewer decisions: leaves out half of them, then quarters, and so on down to single
 * ones, and at last pairs, as long as that helps. The search is Zeller's and Hildebrandt's (Simplifying and Isolating Failure-Inducing
 * Input, IEEE TSE 2002). It ends where nothing more can be left out, which need not be the smallest; so the schedules with one decision,
 * then with two, are tried at last.
 */
final class Shrinker {

    private static final int MOST_RUNS = 2_000;

    private static final long MOST_STEPS_FROM_BELOW = 200_000;

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
        Ending smallest = byChunks(failed);
        for (Ending smaller = byPairs(smallest); smaller != smallest; smaller = byPairs(smallest)) {
            smallest = byChunks(smaller);
        }
        return fromBelow(smallest);
    }

    /** Looks at the schedules with one decision, then two, and so on, as far as that is quick: the first that fails is the smallest. */
    private Ending fromBelow(Ending known) {
        List<Decisions> level = List.of(Decisions.none());
        long steps = 0;
        for (int count = 0; count < known.decisions().count(); count++) {
            List<Decisions> next = new ArrayList<>();
            for (Decisions decisions : level) {
                if (tried >= MOST_RUNS || steps > MOST_STEPS_FROM_BELOW) {
                    return known;
                }
                Decisions.Branches branches = decisions.branches();
                Ending ending = attempt(branches);
                if (isSmaller(ending, known)) {
                    return ending;
                }
                steps += ending.steps();
                if (next.size() < MOST_RUNS) {
                    next.addAll(branches.others());
                }
            }
            level = next;
        }
        return known;
    }

    private Ending byChunks(Ending failed) {
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

    /** A switch to another and the one back are needed together or not at all: leaves out the first two that nobody misses. */
    private Ending byPairs(Ending from) {
        Decisions decisions = from.decisions();
        for (int distance = 1; distance < decisions.count(); distance++) {
            for (int at = 0; at + distance < decisions.count() && tried < MOST_RUNS; at++) {
                int other = at + distance;
                Decisions fewer = decisions.without(other, other + 1).without(at, at + 1);
                Ending ending = attempt(fewer.chooser());
                if (isSmaller(ending, from)) {
                    return ending;
                }
            }
        }
        return from;
    }

    /** Leaves out one chunk after the other, from the end on, and keeps what still fails. */
    private Ending leaveOut(Ending from, int chunk) {
        Ending smallest = from;
        for (int end = smallest.decisions().count(); end > 0 && tried < MOST_RUNS; end -= chunk) {
            Decisions fewer = smallest.decisions().without(Math.max(0, end - chunk), end);
            Ending ending = attempt(fewer.chooser());
            if (isSmaller(ending, smallest)) {
                smallest = ending;
                end = Math.min(end, smallest.decisions().count() + chunk);
            }
        }
        return smallest;
    }

    private Ending attempt(Chooser chooser) {
        tried++;
        return runs.run(chooser, seed, patient);
    }

    private static boolean isSmaller(Ending ending, Ending than) {
        return ending.isLike(than)
                && ending.decisions().count() < than.decisions().count();
    }

    int tried() {
        return tried;
    }
}
