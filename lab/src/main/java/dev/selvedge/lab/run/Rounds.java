package dev.selvedge.lab.run;

import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.Interval;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Round;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rounds of each model together. What a model is said to have done is what it did in the round whose throughput is the median, so
 * that all its figures belong together; how far rounds differ is told beside it.
 */
final class Rounds {

    private final Map<String, List<ModelResult>> byModel = new LinkedHashMap<>();

    /** Each round begins with another one, so that none is always the first, when the machine may be cool or the database small. */
    static <T> List<T> order(List<T> models, int round) {
        List<T> order = new ArrayList<>(models);
        Collections.rotate(order, -round);
        return order;
    }

    void add(ModelResult result) {
        byModel.computeIfAbsent(result.name(), name -> new ArrayList<>()).add(result);
    }

    /** Returns one result for each model. One that was measured once is as it was. */
    List<ModelResult> results() {
        return byModel.values().stream()
                .map(rounds -> rounds.size() == 1 ? rounds.getFirst() : together(rounds))
                .toList();
    }

    private static ModelResult together(List<ModelResult> measured) {
        List<Round> rounds = new ArrayList<>();
        for (ModelResult one : measured) {
            rounds.add(new Round(
                    rounds.size() + 1,
                    one.throughputPerS(),
                    one.p50Ms(),
                    one.p99Ms(),
                    one.p999Ms(),
                    one.errors(),
                    one.timeouts()));
        }
        ModelResult incomplete =
                measured.stream().filter(one -> !one.complete()).findFirst().orElse(null);
        return median(measured)
                .ofRounds(
                        incomplete == null,
                        incomplete == null ? null : incomplete.failure(),
                        worst(measured),
                        rounds,
                        intervals(rounds));
    }

    /** The round in the middle; of an even number, the lower of the two. */
    private static ModelResult median(List<ModelResult> measured) {
        List<ModelResult> whole =
                measured.stream().filter(ModelResult::complete).toList();
        List<ModelResult> sorted = (whole.isEmpty() ? measured : whole)
                .stream()
                        .sorted(Comparator.comparingDouble(ModelResult::throughputPerS))
                        .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** A round that lost something is not made good by others. */
    private static @Nullable Check worst(List<ModelResult> measured) {
        return measured.stream()
                .map(ModelResult::check)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Check::holds))
                .orElse(null);
    }

    private static Map<String, Interval> intervals(List<Round> rounds) {
        Map<String, Interval> intervals = new LinkedHashMap<>();
        intervals.put(ModelResult.THROUGHPUT, interval(rounds, Round::throughputPerS));
        intervals.put(ModelResult.P50, interval(rounds, Round::p50Ms));
        intervals.put(ModelResult.P99, interval(rounds, Round::p99Ms));
        return intervals;
    }

    private static Interval interval(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Interval.of(rounds.stream().mapToDouble(figure).toArray());
    }
}
