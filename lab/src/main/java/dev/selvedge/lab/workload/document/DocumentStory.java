package dev.selvedge.lab.workload.document;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;
import static dev.selvedge.lab.explain.Text.percent;

import dev.selvedge.lab.document.Route.Kind;
import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Rule;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.explain.Text;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is told of documents: who kept up with what came, and how long a question waits beside PDFs that are read. */
final class DocumentStory implements Story {

    /** Who answered less than this part of what was due has no usual work that a fault could change. */
    private static final double MOST = 0.8;

    @Override
    public List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(LOAD);
        DocumentRules.STEADY.forEach(
                rule -> rules.add(facts -> facts.conditions().fault() == null ? rule.apply(facts) : Optional.empty()));
        rules.addAll(DocumentRules.ALL);
        rules.addAll(FAULT);
        rules.addAll(COST);
        return rules;
    }

    /** A closed load is told of as for any workload. */
    @Override
    public List<String> summary(List<Facts> all) {
        List<Facts> measured =
                all.stream().filter(facts -> facts.model().seconds() > 0).toList();
        if (measured.isEmpty() || measured.getFirst().conditions().closed()) {
            return Story.super.summary(all);
        }
        return measured.getFirst().conditions().fault() == null ? steady(measured) : withFault(measured);
    }

    /** What a model did not do before the fault, the fault did not break. */
    private List<String> withFault(List<Facts> measured) {
        Map<Boolean, List<Facts>> byWork =
                measured.stream().collect(Collectors.partitioningBy(DocumentStory::workedBefore));
        List<String> sentences = new ArrayList<>();
        List<Facts> worked = byWork.getOrDefault(true, List.of());
        if (!worked.isEmpty()) {
            sentences.addAll(Story.super.summary(worked));
        }
        byWork.getOrDefault(false, List.of()).forEach(facts -> sentences.add(untold(facts)));
        return sentences;
    }

    private static boolean workedBefore(Facts facts) {
        return before(facts) >= MOST * facts.conditions().rate();
    }

    /** Answers a second until the fault began. */
    private static double before(Facts facts) {
        double answers = 0;
        for (SortResult sort : facts.model().sorts()) {
            Span before = sort.before();
            answers += before == null ? 0 : before.answersPerS();
        }
        return answers;
    }

    private static String untold(Facts facts) {
        return ("%s answered %s of %s requests a second before %s began, so what that did to it can't be told: measure again, at a"
                        + " lower --rate or on a quiet machine.")
                .formatted(
                        facts.model().name(),
                        decimal(before(facts)),
                        count(facts.conditions().rate()),
                        facts.conditions().fault());
    }

    private static List<String> steady(List<Facts> measured) {
        List<Facts> ranked = measured.stream()
                .sorted(Comparator.comparingDouble(DocumentStory::rank))
                .toList();
        List<String> sentences = new ArrayList<>();
        sentences.add(finding(ranked));
        ranked.forEach(facts -> sentences.add(DocumentRules.keptUp(facts) ? held(facts) : broke(facts)));
        Story.disturbed(ranked).ifPresent(sentences::add);
        return sentences;
    }

    /** Those that kept up first, by what a question took; of the others, who answered most. */
    private static double rank(Facts facts) {
        return DocumentRules.keptUp(facts)
                ? question(facts).map(Span::p99Ms).orElse(0.0)
                : Double.MAX_VALUE / 2 - facts.model().throughputPerS();
    }

    private static Optional<Span> question(Facts facts) {
        return DocumentRules.sort(facts.model(), Kind.QUESTION);
    }

    private static String finding(List<Facts> ranked) {
        List<String> held = names(ranked, true);
        List<String> broke = names(ranked, false);
        String due = "Of %s requests a second, one in five of them a PDF,"
                .formatted(count(ranked.getFirst().conditions().rate()));
        if (held.isEmpty()) {
            return "%s no model answered all: %s broke.".formatted(due, Text.and(broke));
        }
        String who = "%s %s answered all".formatted(due, Text.and(held));
        return broke.isEmpty() ? who + "; no model broke." : "%s; %s broke.".formatted(who, Text.and(broke));
    }

    private static List<String> names(List<Facts> ranked, boolean kept) {
        return ranked.stream()
                .filter(facts -> DocumentRules.keptUp(facts) == kept)
                .map(facts -> facts.model().name())
                .toList();
    }

    private static String held(Facts facts) {
        ModelResult model = facts.model();
        return "%s kept up: 99 of 100 questions within %s and 99 of 100 uploads within %s, on %s platform threads%s."
                .formatted(
                        model.name(),
                        p99(facts, Kind.QUESTION),
                        p99(facts, Kind.UPLOAD),
                        count(model.max("threads")),
                        loops(model));
    }

    private static String loops(ModelResult model) {
        double reading = model.max("loop_reading_ms");
        return reading > 0
                ? "; reading a PDF kept a loop for up to %s, and its loops were late by up to %s"
                        .formatted(millis(reading), millis(model.max("loop_lag_ms")))
                : "";
    }

    private static String p99(Facts facts, Kind kind) {
        return DocumentRules.sort(facts.model(), kind)
                .map(span -> millis(span.p99Ms()))
                .orElse("–");
    }

    private static String broke(Facts facts) {
        ModelResult model = facts.model();
        return "%s broke: %s requests a second were due, it answered %s, and %s in all got an error or no answer in time%s."
                .formatted(
                        model.name(),
                        count(facts.conditions().rate()),
                        decimal(model.throughputPerS()),
                        count(model.lost()),
                        because(facts));
    }

    /** Only what the figures show: where they show nothing, nothing is said. */
    private static String because(Facts facts) {
        ModelResult model = facts.model();
        if (DocumentRules.isBlocked(facts)) {
            return "; its %s loops spent %s of their time in calls that wait and block, and a timer was %s late on average"
                    .formatted(
                            count(facts.loops()),
                            percent(DocumentRules.blocked(facts)),
                            millis(model.mean("loop_lag_ms")));
        }
        return switch (facts.limit()) {
            case POOL ->
                "; its %s threads were busy, and %s requests waited for one"
                        .formatted(count(facts.poolSize()), count(model.mean("queued")));
            case SCOPES ->
                "; it kept to its limits, and %s requests waited for a place".formatted(count(model.mean("waiting")));
            case DATABASE ->
                "; %s requests waited for a database connection".formatted(count(model.mean("db_waiting")));
            case LOOPS, MACHINE, CLIENTS, FAILED -> facts.machineIsFull() ? fullMachine(facts) : early(model);
        };
    }

    private static String fullMachine(Facts facts) {
        return "; the machine was full (%s busy), %s cores with this server%s%s"
                .formatted(
                        percent(facts.machineShare()),
                        decimal(facts.model().mean("cpu_server")),
                        facts.isDisturbed()
                                ? " and %s with other programs".formatted(decimal(facts.foreignCores()))
                                : "",
                        loops(facts.model()));
    }

    private static String early(ModelResult model) {
        return model.failure() == null ? "" : "; it was measured for %s s only".formatted(count(model.seconds()));
    }
}
