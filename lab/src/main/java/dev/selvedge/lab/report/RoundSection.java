package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.millis;

import dev.selvedge.lab.result.Interval;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.result.Round;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each round brought, and how far the mean can be known from them. */
final class RoundSection {

    private static final List<String> HEAD = List.of(
            "model", "answers/s: mean and 95 %", "p50: mean and 95 %", "p99: mean and 95 %", "answers/s by round");

    private RoundSection() {}

    static String html(Results results) {
        List<List<String>> rows = new ArrayList<>();
        results.models().stream().filter(model -> !model.intervals().isEmpty()).forEach(model -> rows.add(row(model)));
        return rows.isEmpty()
                ? ""
                : Html.section(
                        "rounds",
                        "Round by round",
                        "The order of the models rotated from round to round. All other figures of a model are those of its median"
                                + " round. The intervals are Student's t for the mean, with a confidence of 95 %: they are wide where"
                                + " rounds are few.",
                        Html.table("Means of the rounds", HEAD, rows));
    }

    private static List<String> row(ModelResult model) {
        return List.of(
                model.name(),
                perSecond(model.intervals().get(ModelResult.THROUGHPUT)),
                latency(model.intervals().get(ModelResult.P50)),
                latency(model.intervals().get(ModelResult.P99)),
                model.rounds().stream()
                        .map(Round::throughputPerS)
                        .map(Html::count)
                        .collect(Collectors.joining(" · ")));
    }

    private static String perSecond(@Nullable Interval interval) {
        return interval == null ? "–" : count(interval.mean()) + " ± " + count(interval.reach());
    }

    private static String latency(@Nullable Interval interval) {
        return interval == null ? "–" : millis(interval.mean()) + " ± " + millis(interval.reach());
    }
}
