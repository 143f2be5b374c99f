package dev.selvedge.lab.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a run has found: {@code results.json} is this record with its names in snake case.
 *
 * @param workload          the work
 * @param workloadSummary   one line that says what a request does
 * @param terms             what its requests are called
 * @param complete          whether the run came to its end, every model included
 * @param incompleteBecause what was in the way, or {@code null} if the run is complete
 * @param started           when it began, in ISO 8601
 * @param conditions        the settings, the same for every model
 * @param machine           where it ran
 * @param models            what was measured, in the order in which it was
 * @param summary           what follows from it, in sentences
 * @param caveats           how far to trust it, in sentences
 */
public record Results(
        String workload,
        String workloadSummary,
        Terms terms,
        boolean complete,
        @Nullable String incompleteBecause,
        String started,
        Conditions conditions,
        Machine machine,
        List<ModelResult> models,
        List<String> summary,
        List<String> caveats) {

    /** Copies the lists. */
    public Results {
        models = List.copyOf(models);
        summary = List.copyOf(summary);
        caveats = List.copyOf(caveats);
    }
}
