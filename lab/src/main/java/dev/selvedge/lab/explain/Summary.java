package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.millis;
import static dev.selvedge.lab.explain.Text.percent;
import static dev.selvedge.lab.explain.Text.plural;

import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Interval;
import dev.selvedge.lab.result.ModelResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a team lead should know after a minute. */
final class Summary {

    /** Differences below this are as likely noise: each model is measured once. */
    private static final double NOISE = 0.1;

    private Summary() {}

    static List<String> of(List<Facts> all) {
        List<Facts> ranked = all.stream()
                .filter(facts -> facts.model().answers() > 0)
                .sorted(Comparator.comparingDouble(Summary::throughput).reversed())
                .toList();
        List<String> sentences = new ArrayList<>();
        if (ranked.isEmpty()) {
            sentences.add("Nothing was measured: no model has answered.");
            return sentences;
        }
        sentences.add(ranked.size() == 1 ? single(ranked.getFirst()) : ranking(ranked));
        ranked.forEach(facts -> sentences.add(reason(facts)));
        disturbed(ranked).ifPresent(sentences::add);
        return sentences;
    }

    static Optional<String> disturbed(List<Facts> all) {
        List<String> disturbed = all.stream()
                .filter(Facts::isDisturbed)
                .map(facts -> facts.model().name())
                .toList();
        return disturbed.isEmpty()
                ? Optional.empty()
                : Optional.of("Other programs took much of the machine while " + Text.and(disturbed)
                        + " ran: measure again when it is quiet before comparing.");
    }

    private static double throughput(Facts facts) {
        return facts.model().throughputPerS();
    }

    private static String single(Facts facts) {
        return "%s %s %s %s a second over %s connections, 99 of 100 within %s."
                .formatted(
                        facts.model().name(),
                        facts.terms().done(),
                        count(throughput(facts)),
                        facts.terms().many(),
                        count(facts.model().connections()),
                        millis(facts.model().p99Ms()));
    }

    private static String ranking(List<Facts> ranked) {
        Facts best = ranked.getFirst();
        Facts worst = ranked.getLast();
        if (alike(best, worst)) {
            return "All models are as good as equal here: from %s to %s %s a second, and this run can't tell them apart."
                    .formatted(
                            count(throughput(worst)),
                            count(throughput(best)),
                            best.terms().many());
        }
        List<String> others = new ArrayList<>();
        for (Facts other : ranked.subList(1, ranked.size())) {
            others.add(compared(best, other));
        }
        return "%s %s %s %s a second: %s."
                .formatted(
                        best.model().name(),
                        best.terms().done(),
                        count(throughput(best)),
                        best.terms().many(),
                        Text.and(others));
    }

    /** Whether two models may be the same: by their intervals, or after a single round by what is usually noise. */
    private static boolean alike(Facts best, Facts other) {
        Interval first = best.model().intervals().get(ModelResult.THROUGHPUT);
        Interval second = other.model().intervals().get(ModelResult.THROUGHPUT);
        return (first == null || second == null)
                ? throughput(other) >= (1 - NOISE) * throughput(best)
                : first.meets(second);
    }

    private static String compared(Facts best, Facts other) {
        double ratio = throughput(best) / throughput(other);
        String name = other.model().name() + " (" + count(throughput(other)) + ")";
        if (alike(best, other)) {
            return "as good as equal to " + name;
        }
        return ratio >= 1.5
                ? String.format(Locale.ROOT, "%.1f times what %s did", ratio, name)
                : percent(ratio - 1) + " more than " + name;
    }

    /** One sentence for the reason why a model did what it did. */
    static String reason(Facts facts) {
        String name = facts.model().name();
        String p99 = millis(facts.model().p99Ms());
        String because = switch (facts.limit()) {
            case POOL ->
                "%s stopped at its pool: %s threads, each held for %s by one %s that mostly waits, while %s requests queued"
                        .formatted(
                                name,
                                count(facts.poolSize()),
                                millis(1e3 * facts.heldSeconds()),
                                facts.terms().one(),
                                count(facts.model().mean("queued")));
            case MACHINE ->
                "%s went on until the machine was full (%s busy), with %s in work on %s platform threads"
                        .formatted(
                                name,
                                percent(facts.machineShare()),
                                work(facts),
                                count(facts.model().max("threads")));
            case LOOPS ->
                "%s stopped at its loops: %s of them, each kept for %s by one %s that waits inside a call that blocks"
                        .formatted(
                                name,
                                count(facts.loops()),
                                millis(1e3 * facts.heldLoopSeconds()),
                                facts.terms().one());
            case SCOPES ->
                "%s kept to its limit of %s at a time; %s waited for a place"
                        .formatted(
                                name, facts.terms().many(), count(facts.model().mean("waiting")));
            case DATABASE -> "%s waited for database connections".formatted(name);
            case CLIENTS -> "%s was at no limit: its clients%s ask no more".formatted(name, waiting(facts));
            case FAILED -> name + " failed";
        };
        return because + "; 99 of 100 answers came within " + p99 + ".";
    }

    private static String work(Facts facts) {
        double worked = facts.worked();
        return Double.isNaN(worked)
                ? "its work"
                : plural(worked, facts.terms().one(), facts.terms().many());
    }

    private static String waiting(Facts facts) {
        return facts.conditions()
                .find(Condition.SERVICE_MS)
                .map(service -> " wait for the " + service.name() + ", and")
                .orElse("");
    }
}
