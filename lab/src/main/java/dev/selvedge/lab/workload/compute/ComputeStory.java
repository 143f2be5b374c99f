package dev.selvedge.lab.workload.compute;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.millis;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Rule;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.explain.Text;
import dev.selvedge.lab.result.ModelResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What is told of computations: how far cutting them up helps. */
final class ComputeStory implements Story {

    /** Less than this is no gain: it may as well be noise. */
    private static final double GAIN = 1.15;

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(LOAD);
        rules.addAll(ComputeRules.ALL);
        rules.addAll(FAULT);
        rules.addAll(COST);
        return rules;
    }

    @Override
    public List<String> summary(List<Facts> all) {
        List<Facts> ranked = all.stream()
                .filter(facts -> Cuts.millis(facts.model(), 1) > 0)
                .sorted(Comparator.comparingDouble(ComputeStory::fastest))
                .toList();
        List<String> sentences = new ArrayList<>();
        if (ranked.isEmpty()) {
            sentences.add("Nothing was measured: no model has answered.");
            return sentences;
        }
        sentences.add(finding(ranked));
        ranked.forEach(facts -> sentences.add(reason(facts)));
        Story.disturbed(ranked).ifPresent(sentences::add);
        return sentences;
    }

    private static double fastest(Facts facts) {
        return Cuts.millis(facts.model(), Cuts.best(facts.model()));
    }

    private static String finding(List<Facts> ranked) {
        Facts best = ranked.getFirst();
        int tasks = Cuts.best(best.model());
        String most = "%s was fastest: %s for a computation in %s%s. The machine has %d cores%s"
                .formatted(
                        best.model().name(),
                        millis(fastest(best)),
                        Text.plural(tasks, "task", "tasks"),
                        tasks == 1 ? "" : ", " + times(Cuts.speedUp(best.model(), tasks)) + " times as fast as in one",
                        best.machine().cores(),
                        best.isDisturbed()
                                ? ", and other programs used them too"
                                : ", and no model gets more out of them");
        List<String> flat = ranked.stream()
                .filter(facts -> !gains(facts))
                .map(facts -> facts.model().name())
                .toList();
        return flat.isEmpty() ? most + "." : most + "; " + Text.and(flat) + " got nothing out of a second core.";
    }

    private static boolean gains(Facts facts) {
        return Cuts.speedUp(facts.model(), Cuts.best(facts.model())) >= GAIN;
    }

    private static String reason(Facts facts) {
        ModelResult model = facts.model();
        int last = Cuts.TASKS.getLast();
        int best = Cuts.best(model);
        String figures = "%s in one task%s, %s in %d"
                .formatted(
                        millis(Cuts.millis(model, 1)),
                        best == 1 || best == last ? "" : ", " + millis(fastest(facts)) + " in " + best,
                        millis(Cuts.millis(model, last)),
                        last);
        if (ComputeRules.hasLock(facts)) {
            return "%s broke on its lock: %s. Only who holds it computes, so %s cores do the work of one."
                    .formatted(model.name(), figures, count(facts.machine().cores()));
        }
        return gains(facts)
                ? "%s: %s; up to %s times as fast as in one task."
                        .formatted(model.name(), figures, times(Cuts.speedUp(model, Cuts.best(model))))
                : "%s: %s; cutting it up did not help.".formatted(model.name(), figures);
    }

    static String times(double ratio) {
        return String.format(Locale.ROOT, "%.1f", ratio);
    }
}
