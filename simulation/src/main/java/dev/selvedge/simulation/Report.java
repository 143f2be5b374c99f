package dev.selvedge.simulation;

import dev.selvedge.simulation.agent.Agent;
import dev.selvedge.simulation.explore.Exploration;
import dev.selvedge.simulation.explore.Failure;
import dev.selvedge.simulation.explore.Stopwatch;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a simulation has found. Immutable. */
public final class Report {

    private final Settings settings;
    private final @Nullable Failure failure;
    private final @Nullable String difference;
    private final Map<String, Integer> uncontrolled;
    private final List<String> neverHappened;
    private final long schedules;
    private final long failures;
    private final long steps;
    private final boolean exhausted;
    private final long nanos;
    private final Stopwatch stopwatch;

    Report(Settings settings, Exploration exploration, @Nullable String difference, long nanos) {
        this.settings = settings;
        this.failure = exploration.failure();
        this.difference = difference;
        this.uncontrolled = Map.copyOf(exploration.notes());
        this.neverHappened = exploration.neverHappened();
        this.schedules = exploration.explored();
        this.failures = exploration.failures();
        this.steps = exploration.steps();
        this.exhausted = exploration.isExhausted();
        this.nanos = nanos;
        this.stopwatch = exploration.stopwatch();
    }

    /**
     * Whether all is well.
     *
     * @return whether no schedule failed, everything happened that was to {@linkplain Simulation#sometimes happen sometimes}, and in strict
     *     mode nothing was out of control
     */
    public boolean isPassed() {
        return failure == null && difference == null && neverHappened.isEmpty() && !isStrictlyWrong();
    }

    private boolean isStrictlyWrong() {
        return settings.strict && !uncontrolled.isEmpty();
    }

    /** {@return how many schedules were looked at} */
    public long schedules() {
        return schedules;
    }

    /** {@return how many failed; at most 1 unless all were to be looked at} */
    public long failures() {
        return failures;
    }

    /** {@return how many switch points there were in all schedules together} */
    public long steps() {
        return steps;
    }

    /** {@return whether there is no other schedule within the bound of the strategy} */
    public boolean isExhausted() {
        return exhausted;
    }

    /** {@return how long it took, in nanoseconds, with the search for a smaller schedule} */
    public long nanos() {
        return nanos;
    }

    /** {@return which schedule failed first, counted from 1; 0 if none did} */
    public long firstFailure() {
        return failure == null ? 0 : failure.number();
    }

    /** {@return the seed of the schedule that failed first} */
    public long seed() {
        return failure == null ? 0 : failure.seed();
    }

    /** {@return what {@link Simulation#replay} takes to run the failure again; empty if there was none} */
    public String replay() {
        return failure == null ? "" : failure.replay().toString();
    }

    /** {@return what was thrown in the failed schedule, if that is how it failed} */
    public @Nullable Throwable thrown() {
        return failure == null ? null : failure.thrown();
    }

    /** {@return what the simulation does not control and the program did, with how often it was met} */
    public Map<String, Integer> uncontrolled() {
        return uncontrolled;
    }

    /** {@return the failure in one line; empty if there was none} */
    public String summary() {
        return failure == null ? "" : failure.summary();
    }

    /** {@return all that is known, for a reader} */
    public String story() {
        StringBuilder text = new StringBuilder();
        if (difference != null) {
            text.append("the replay went another way: ").append(difference).append('\n');
        }
        if (failure != null) {
            text.append(failedWhere()).append(": ").append(failure.story());
            text.append("\nrun just this schedule again with\n    @SimulatedTest(replay = \"")
                    .append(replay());
            text.append("\")\nor\n    Simulation.of(program).replay(\"")
                    .append(replay())
                    .append("\").check()\n");
        } else if (settings.replay != null) {
            text.append("the schedule that was run again passed\n");
        } else {
            text.append(schedules)
                    .append(" schedules passed")
                    .append(exhausted ? ": there are no others" : "")
                    .append(isStrictlyWrong() ? "; but not all was under control, which strict asks for:" : "")
                    .append('\n');
            neverHappened.forEach(what -> text.append("but in none of them happened what must in some: ")
                    .append(what)
                    .append('\n'));
            uncontrolled.forEach((note, times) -> text.append("not under control: ")
                    .append(note)
                    .append(" (")
                    .append(times)
                    .append(" times)\n"));
            text.append(Agent.coverage()).append('\n');
        }
        return text.toString();
    }

    private String failedWhere() {
        return settings.replay != null
                ? "the schedule that was run again failed"
                : "schedule " + firstFailure() + " of " + settings.schedules + " failed (" + settings.strategy
                        + ", seed " + seed() + ")";
    }

    /** {@return how many schedules were looked at in a second, the search for a simpler failure not counted} */
    public double schedulesPerSecond() {
        return stopwatch.perSecond(schedules);
    }

    /** {@return how many schedules were looked at in a second in their second half, when the JVM has compiled what it runs} */
    public double schedulesPerSecondAtLast() {
        return stopwatch.perSecondAtLast(schedules);
    }

    void throwIfFailed() {
        if (!isPassed()) {
            throw new SimulationFailedError(story(), thrown());
        }
    }

    @Override
    public String toString() {
        return story();
    }
}
