package dev.selvedge.lab.explain;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Adds to results the sentences that explain them. */
public final class Explained {

    private Explained() {}

    /**
     * Explains results.
     *
     * @param results what was measured
     * @return the same with sentences for each model and for the whole
     */
    public static Results results(Results results) {
        List<Facts> facts = new ArrayList<>();
        List<ModelResult> models = new ArrayList<>();
        for (ModelResult model : results.models()) {
            Facts about = new Facts(model, results.conditions(), results.machine());
            facts.add(about);
            models.add(model.explained(sentences(about)));
        }
        return new Results(
                results.workload(),
                results.workloadSummary(),
                results.complete(),
                results.incompleteBecause(),
                results.started(),
                results.conditions(),
                results.machine(),
                models,
                Summary.of(facts),
                Caveats.of(facts));
    }

    private static List<String> sentences(Facts facts) {
        return Stream.of(LoadRules.ALL, LimitRules.ALL, CostRules.ALL)
                .flatMap(List::stream)
                .map(rule -> rule.apply(facts))
                .flatMap(Optional::stream)
                .toList();
    }
}
