package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Decisions;
import dev.selvedge.simulation.engine.Ending;
import dev.selvedge.simulation.engine.Mix;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a simpler schedule that fails in the same way. First it leaves out half of the decisions, then quarters, and so on down to single
 * ones, as long as that helps (Zeller, Hildebrandt: Simplifying and Isolating Failure-Inducing Input, IEEE TSE 2002). Then it goes through
 * all schedules without a preemption, with one, with two, as far as there is time: in a small program that finds the simplest there is.
 * Where that finds none, it looks among schedules by priorities, which have few preemptions from the start.
 */
final class Shrinker {

    private static final int MOST_RUNS = 2_000;
    /** In all tries together: schedules that never end are long. */
    private static final long MOST_STEPS = 5_000_000;

    private static final int MOST_PREEMPTIONS = 2;

    /** Of priorities in a schedule. */
    private static final int CHANGES = 3;

    private final Runs runs;
    private final long seed;
    private final boolean patient;
    private int tried;
    private long steps;

    Shrinker(Runs runs, long seed, boolean patient) {
        this.runs = runs;
        this.seed = seed;
        this.patient = patient;
    }

    Ending shrink(Ending failed) {
        Ending fewer = leaveOut(failed, tried + MOST_RUNS);
        int preemptions = Math.min(MOST_PREEMPTIONS, fewer.decisions().preemptions() - 1);
        if (preemptions < 0) {
            return fewer;
        }
        Ending simplest = first(new ExhaustiveSearch(preemptions), failed);
        return simplest != null ? simpler(simplest, fewer) : amongPriorities(fewer);
    }

    private static Ending simpler(Ending one, Ending other) {
        return one.decisions().isSimplerThan(other.decisions()) ? one : other;
    }

    /** The first that fails like another one. */
    private @Nullable Ending first(Search search, Ending like) {
        int most = tried + MOST_RUNS;
        for (Chooser next = search.next(seed); next != null && goesOn(most); next = search.next(seed)) {
            Ending ending = run(next);
            if (ending.isLike(like)) {
                return ending;
            }
        }
        return null;
    }

    /** The simplest of those that fail like another one, each brought down on its own. */
    private Ending amongPriorities(Ending like) {
        Ending simplest = like;
        Search search = new PrioritySearch(CHANGES);
        int most = tried + 2 * MOST_RUNS;
        for (int i = 0; goesOn(most) && simplest.decisions().preemptions() > MOST_PREEMPTIONS; i++) {
            Ending ending = run(Objects.requireNonNull(search.next(Mix.mix(seed, i))));
            search.ended(ending);
            if (ending.isLike(like)
                    && ending.decisions().preemptions()
                            < 2 * simplest.decisions().preemptions()) {
                simplest = simpler(leaveOut(ending, most), simplest);
            }
        }
        return simplest;
    }

    private boolean goesOn(int most) {
        return tried < most && steps < MOST_STEPS;
    }

    private Ending run(Chooser chooser) {
        tried++;
        Ending ending = runs.run(chooser, seed, patient);
        steps += ending.steps();
        return ending;
    }

    private Ending leaveOut(Ending failed, int most) {
        Ending smallest = failed;
        int chunk = Math.max(1, failed.decisions().count() / 2);
        while (goesOn(most)) {
            Ending smaller = leaveOut(smallest, chunk, most);
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
    private Ending leaveOut(Ending from, int chunk, int most) {
        Ending smallest = from;
        for (int end = smallest.decisions().count(); end > 0 && goesOn(most); end -= chunk) {
            Decisions fewer = smallest.decisions().without(Math.max(0, end - chunk), end);
            Ending ending = run(fewer.chooser());
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
