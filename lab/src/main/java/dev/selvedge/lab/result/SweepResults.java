package dev.selvedge.lab.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a sweep has found: {@code sweep.json} is this record with its names in snake case.
 *
 * @param workload          the work
 * @param complete          whether the sweep came to its end, every model included
 * @param incompleteBecause what was in the way, or {@code null}
 * @param started           when it began, in ISO 8601
 * @param connections       connections held open
 * @param seconds           how long each rate was tried
 * @param boundMs           the 99th percentile that a model that bears a rate stays below, in milliseconds
 * @param resolution        how wide the gap between the two rates may be, as a part of the lower one
 * @param machine           where it ran
 * @param models            what was found
 */
public record SweepResults(
        String workload,
        boolean complete,
        @Nullable String incompleteBecause,
        String started,
        int connections,
        int seconds,
        int boundMs,
        double resolution,
        Machine machine,
        List<BreakingPoint> models) {

    /** Copies the list. */
    public SweepResults {
        models = List.copyOf(models);
    }
}
