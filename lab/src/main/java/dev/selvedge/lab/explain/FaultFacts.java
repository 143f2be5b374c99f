package dev.selvedge.lab.explain;

import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Second;
import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What follows from the figures of one model about a fault in the middle of its run.
 *
 * @param facts the figures; of a run with a fault
 */
record FaultFacts(Facts facts) {

    /** A sort of requests that was answered at this share of its rate before has not suffered. */
    private static final double KEPT = 0.9;

    /** And at less than this one, it has stopped. */
    private static final double STOPPED = 0.1;

    private static final String BURST = "burst";
    private static final int TIMES = 10;

    /** Whether a run had a fault, and this model was measured in it. */
    static boolean isThere(Facts facts) {
        return facts.conditions().fault() != null
                && facts.model().series().stream()
                        .anyMatch(second -> second.second() > facts.conditions().number(Condition.FAULT_BEGIN));
    }

    String fault() {
        return Objects.requireNonNull(facts.conditions().fault());
    }

    int begin() {
        return (int) facts.conditions().number(Condition.FAULT_BEGIN);
    }

    int end() {
        return (int) facts.conditions().number(Condition.FAULT_END);
    }

    /** The sorts of requests that were counted before the fault and in it. */
    List<SortResult> sorts() {
        return facts.model().sorts().stream()
                .filter(sort -> sort.before() != null && sort.during() != null)
                .toList();
    }

    /** Which part of the answers that were asked for came while it lasted: 1 is all of them, as before. */
    double share(SortResult sort) {
        double asked = before(sort).answersPerS() * (fault().equals(BURST) ? TIMES : 1);
        return asked == 0 ? 0 : during(sort).answersPerS() / asked;
    }

    boolean kept(SortResult sort) {
        return share(sort) >= KEPT;
    }

    boolean stopped(SortResult sort) {
        return share(sort) <= STOPPED;
    }

    static Span before(SortResult sort) {
        return Objects.requireNonNull(sort.before());
    }

    static Span during(SortResult sort) {
        return Objects.requireNonNull(sort.during());
    }

    Stream<Second> seconds(int from, int to) {
        return facts.model().series().stream().filter(second -> second.second() > from && second.second() <= to);
    }

    /** Requests without an answer at the end of a second, or 0. */
    int waitingAt(int when) {
        return seconds(when - 1, when).mapToInt(Second::waiting).findFirst().orElse(0);
    }

    /** A sampled value while the fault lasted; with no samples its mean is 0 and its extremes are infinite. */
    DoubleSummaryStatistics during(String gauge) {
        return sampled(gauge, begin(), end());
    }

    /** A sampled value until the fault began. */
    DoubleSummaryStatistics before(String gauge) {
        return sampled(gauge, 0, begin());
    }

    private DoubleSummaryStatistics sampled(String gauge, int from, int to) {
        return seconds(from, to)
                .filter(second -> second.sampled().containsKey(gauge))
                .mapToDouble(second -> second.sampled().get(gauge))
                .summaryStatistics();
    }

    /** How many seconds after the mending it answered as before; -1 if it did not within the run. */
    int recovery() {
        double usual =
                seconds(0, begin()).mapToDouble(Second::answers).average().orElse(0);
        return seconds(end(), Integer.MAX_VALUE)
                .filter(second -> second.answers() >= KEPT * usual)
                .mapToInt(second -> second.second() - end())
                .findFirst()
                .orElse(-1);
    }
}
