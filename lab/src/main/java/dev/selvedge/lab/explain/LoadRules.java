package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.decimal;
import static dev.selvedge.lab.explain.Text.millis;

import dev.selvedge.lab.result.ModelResult;
import java.util.List;
import java.util.Optional;

/** What came back, and whether it adds up. */
final class LoadRules {

    static final List<Rule> ALL = List.of(LoadRules::failure, LoadRules::volume);

    /** Those that take the measured time for one and the same load throughout. */
    static final List<Rule> STEADY = List.of(LoadRules::little, LoadRules::behind);

    private static final double NEARLY_ALL = 0.95;

    private LoadRules() {}

    static Optional<String> failure(Facts facts) {
        String failure = facts.model().failure();
        return failure == null
                ? Optional.empty()
                : Optional.of("Measured for %s s only: %s."
                        .formatted(count(facts.model().seconds()), failure));
    }

    static Optional<String> volume(Facts facts) {
        ModelResult model = facts.model();
        if (model.answers() == 0) {
            return Optional.of("No %s was %s in %s s."
                    .formatted(facts.terms().one(), facts.terms().done(), count(model.seconds())));
        }
        return Optional.of("%s %s were %s in %s s: %s a second. Half took at most %s, 99 of 100 at most %s, and 999 of"
                        .formatted(
                                count(model.answers()),
                                facts.terms().many(),
                                facts.terms().done(),
                                count(model.seconds()),
                                count(model.throughputPerS()),
                                millis(model.p50Ms()),
                                millis(model.p99Ms()))
                + " 1,000 at most %s.".formatted(millis(model.p999Ms())));
    }

    static Optional<String> little(Facts facts) {
        ModelResult model = facts.model();
        if (model.connections() == 1
                || model.answers() == 0
                || model.errors() + model.timeouts() > model.answers() / 10) {
            return Optional.empty();
        }
        double underWay = facts.underWay();
        boolean all = facts.conditions().closed() && underWay >= NEARLY_ALL * model.connections();
        return Optional.of("By Little's law, %s a second × %s s = %s requests were under way at a time%s."
                .formatted(
                        count(model.throughputPerS()),
                        decimal(facts.meanSeconds()),
                        count(underWay),
                        all
                                ? ": each of the %s connections was always waiting for its answer"
                                        .formatted(count(model.connections()))
                                : ""));
    }

    static Optional<String> behind(Facts facts) {
        ModelResult model = facts.model();
        int rate = facts.conditions().rate();
        if (rate == 0 || model.throughputPerS() >= NEARLY_ALL * rate) {
            return Optional.empty();
        }
        return Optional.of(
                ("It fell behind: of %s requests due each second it %s %s%s; the latencies count from when a request was"
                                + " due.")
                        .formatted(
                                count(rate),
                                facts.terms().done(),
                                count(model.throughputPerS()),
                                model.unsent() == 0
                                        ? ""
                                        : ". %s were due and could not be sent, as all %s connections were waiting"
                                                .formatted(count(model.unsent()), count(model.connections()))));
    }
}
