package dev.selvedge.lab.explain;

import static dev.selvedge.lab.explain.Text.count;
import static dev.selvedge.lab.explain.Text.millis;

import dev.selvedge.lab.result.Second;
import java.util.List;
import java.util.Optional;

/**
 * What a fault did where a workload has one sort of requests only: the middle third of the measurement beside the thirds before and after
 * it.
 */
final class ThirdRules {

    static final List<Rule> ALL = List.of(ThirdRules::thirds);

    /** Who answers so much of what it answered before has come back. */
    private static final double BACK = 0.85;

    private ThirdRules() {}

    static Optional<String> thirds(Facts facts) {
        String fault = facts.conditions().fault();
        int third = Math.max(1, facts.conditions().seconds() / 3);
        Third before = new Third(facts, 1, third);
        Third during = new Third(facts, third + 1, 2 * third);
        Third after = new Third(facts, 2 * third + 1, Integer.MAX_VALUE);
        if (fault == null || after.isEmpty() || !facts.model().sorts().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ("While '%s' lasted, %s %s a second were %s, with %s errors and time-outs; before it were %s, after it %s: it %s."
                                + " In a usual second 99 of 100 took at most %s before, %s meanwhile and %s after.")
                        .formatted(
                                fault,
                                count(during.answers()),
                                facts.terms().many(),
                                facts.terms().done(),
                                count(during.wrong()),
                                count(before.answers()),
                                count(after.answers()),
                                after.answers() >= BACK * before.answers()
                                        ? "came back"
                                        : "has not come back to what it did before",
                                millis(before.p99()),
                                millis(during.p99()),
                                millis(after.p99())));
    }

    /** The seconds of one third. */
    private record Third(List<Second> seconds) {

        Third(Facts facts, int first, int last) {
            this(facts.model().series().stream()
                    .filter(second -> second.second() >= first && second.second() <= last)
                    .toList());
        }

        boolean isEmpty() {
            return seconds.isEmpty();
        }

        double answers() {
            return seconds.stream().mapToDouble(Second::answers).average().orElse(0);
        }

        double p99() {
            return seconds.stream().mapToDouble(Second::p99Ms).average().orElse(0);
        }

        long wrong() {
            return seconds.stream()
                    .mapToLong(second -> second.errors() + second.timeouts())
                    .sum();
        }
    }
}
