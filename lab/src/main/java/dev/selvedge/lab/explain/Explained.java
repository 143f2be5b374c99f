package dev.selvedge.lab.explain;

import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.result.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Adds to results the sentences that explain them. */
public final class Explained {

    private static final String DISTURBED =
            " Other programs took much of the machine meanwhile: measure again when it is quiet.";

    private Explained() {}

    /**
     * Explains results.
     *
     * @param results what was measured
     * @param story   how it is told
     * @return the same with sentences for each model and for the whole
     */
    public static Results results(Results results, Story story) {
        List<Facts> facts = new ArrayList<>();
        List<ModelResult> models = new ArrayList<>();
        for (ModelResult model : results.models()) {
            Facts about = new Facts(model, results.conditions(), results.machine(), results.terms());
            facts.add(about);
            models.add(model.explained(sentences(about, story)));
        }
        return new Results(
                results.workload(),
                results.workloadSummary(),
                results.terms(),
                results.complete(),
                results.incompleteBecause(),
                results.started(),
                results.conditions(),
                results.machine(),
                models,
                story.summary(facts),
                story.caveats(facts));
    }

    /**
     * Says in one sentence why a model did what it did.
     *
     * @param model      its figures
     * @param conditions under which they were measured
     * @param machine    on which
     * @param terms      what requests are called
     * @return the sentence
     */
    public static String reason(ModelResult model, Conditions conditions, Machine machine, Terms terms) {
        Facts facts = new Facts(model, conditions, machine, terms);
        return Summary.reason(facts) + (facts.isDisturbed() ? DISTURBED : "");
    }

    private static List<String> sentences(Facts facts, Story story) {
        return story.rules().stream()
                .map(rule -> rule.apply(facts))
                .flatMap(Optional::stream)
                .toList();
    }
}
