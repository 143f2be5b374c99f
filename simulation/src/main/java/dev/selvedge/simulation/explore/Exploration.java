package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Decisions;
import dev.selvedge.simulation.engine.Ending;
import dev.selvedge.simulation.engine.Recorder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at one schedule after the other until one fails, or to the end. Used by one thread. */
public final class Exploration {

    private final Runs runs;
    private final Search search;
    private final long firstSeed;
    private final Map<String, Integer> notes = new LinkedHashMap<>();
    private final Map<String, Boolean> sometimes = new LinkedHashMap<>();

    /** Whether something was met that may come back from outside, so that nobody is called stuck before a moment has passed. */
    private boolean patient;

    private final Stopwatch stopwatch = new Stopwatch();

    private @Nullable Failure failure;
    private long explored;
    private long failed;
    private long steps;
    private boolean exhausted;
    private volatile boolean stopped;

    /**
     * Prepares.
     *
     * @param runs runs the program
     * @param search which schedules to look at
     * @param firstSeed the first seed; those that follow are the next numbers
     */
    public Exploration(Runs runs, Search search, long firstSeed) {
        this.runs = runs;
        this.search = search;
        this.firstSeed = firstSeed;
    }

    /**
     * Explores.
     *
     * @param schedules how many schedules at most
     * @param all whether to go on after the first failure, and count
     */
    public void explore(long schedules, boolean all) {
        stopwatch.start();
        long seed = firstSeed;
        while (!stopped && explored < schedules && (all || failure == null)) {
            Chooser chooser = search.next(seed);
            if (chooser == null) {
                exhausted = true;
                break;
            }
            Ending ending = runs.run(chooser, seed, patient);
            search.ended(ending);
            explored++;
            steps += ending.steps();
            stopwatch.lap(explored, schedules);
            ending.notes().forEach((note, times) -> notes.merge(note, times, Integer::sum));
            ending.sometimes().forEach((what, happened) -> sometimes.merge(what, happened, Boolean::logicalOr));
            if (ending.kind() != Ending.Kind.PASSED) {
                failed(seed, ending);
            }
            if (search.variesSeed()) {
                seed++;
            }
        }
        stopwatch.pause();
    }

    /** Ends the exploration after the schedule that is running. May be called from any thread. */
    public void stop() {
        stopped = true;
    }

    private void failed(long seed, Ending ending) {
        if (failure == null) {
            if (!patient && isFreedFromOutside(seed, ending)) {
                patient = true;
                return; // from outside came what it waited for; now it is known that there is such an outside
            }
            stopwatch.pause();
            failure = understand(seed, ending);
            stopwatch.start();
        }
        failed++;
    }

    /** Whether the same schedule gets on once it is given some time. */
    private boolean isFreedFromOutside(long seed, Ending ending) {
        return ending.kind() == Ending.Kind.STUCK
                && runs.run(ending.decisions().chooser(), seed, true).kind() != Ending.Kind.STUCK;
    }

    private Failure understand(long seed, Ending found) {
        Shrinker shrinker = new Shrinker(runs, seed, patient);
        Ending smallest = shrinker.shrink(found);
        Recorder recorder = new Recorder();
        Ending shown = runs.run(smallest.decisions().chooser(), seed, patient, recorder);
        Ending told = shown.isLike(smallest) ? shown : smallest;
        return Failure.of(explored, seed, found, told, recorder, shrinker.tried());
    }

    /**
     * Runs one schedule again.
     *
     * @param replay the schedule
     * @return how it went another way than it should, in words; {@code null} if it did not
     */
    public @Nullable String replay(Replay replay) {
        Decisions.Exact chooser = replay.chooser();
        Recorder recorder = new Recorder();
        Ending ending = runs.run(chooser, replay.seed(), true, recorder);
        explored++;
        steps += ending.steps();
        notes.putAll(ending.notes());
        if (ending.kind() != Ending.Kind.PASSED) {
            failed++;
            failure = Failure.of(1, replay.seed(), ending, ending, recorder, 0);
        }
        String difference = chooser.difference();
        return difference == null && (int) ending.hash() != replay.hash()
                ? "the turns were taken in another order: the program, or what it is given, is not the same"
                : difference;
    }

    /** {@return each step of the first seed's schedule, in a line each} */
    public String trace() {
        Recorder recorder = new Recorder();
        Chooser chooser = Objects.requireNonNull(search.next(firstSeed));
        Ending ending = runs.run(chooser, firstSeed, patient, recorder);
        StringBuilder text = new StringBuilder();
        recorder.steps()
                .forEach(step -> text.append(step.number())
                        .append(' ')
                        .append(step.who())
                        .append(": ")
                        .append(step.what())
                        .append(' ')
                        .append(step.where())
                        .append('\n'));
        return text.append(String.format("%s after %d ns, %016x%n", ending.kind(), ending.nanos(), ending.hash()))
                .toString();
    }

    /** {@return the first failure, or {@code null} if there was none} */
    public @Nullable Failure failure() {
        return failure;
    }

    /** {@return how long it took to look at the schedules} */
    public Stopwatch stopwatch() {
        return stopwatch;
    }

    /** {@return how many schedules were looked at} */
    public long explored() {
        return explored;
    }

    /** {@return how many of them failed} */
    public long failures() {
        return failed;
    }

    /** {@return how many switch points there were in all} */
    public long steps() {
        return steps;
    }

    /** {@return whether there is no schedule left to look at} */
    public boolean isExhausted() {
        return exhausted;
    }

    /** {@return what was to happen in some schedule, and has in none} */
    public List<String> neverHappened() {
        return sometimes.entrySet().stream()
                .filter(entry -> !entry.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** {@return what was met that is not under control, with how often} */
    public Map<String, Integer> notes() {
        return notes;
    }
}
