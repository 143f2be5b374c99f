package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.millis;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Percentile;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.result.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Latency as a curve, and what happened second by second. */
final class TimeSections {

    private static final double[] PERCENTS = {10, 25, 50, 75, 90, 95, 99, 99.5, 99.9, 99.99};

    private TimeSections() {}

    static String latency(Results results) {
        List<List<String>> rows = new ArrayList<>();
        for (double percent : PERCENTS) {
            List<String> row = new ArrayList<>();
            row.add(number(percent, percent == Math.rint(percent) ? 0 : percent > 99.9 ? 2 : 1) + " %");
            results.models().forEach(model -> row.add(millis(at(model, percent))));
            rows.add(row);
        }
        String hint = results.conditions().closed()
                ? "How long a client waits. This is a closed load: each connection sends its next request when it has its answer, so"
                        + " a slow server is asked less often. Latencies are those of the requests that were sent."
                : "How long a client waits, from the moment its request was due at the set rate, whether or not it could be sent then"
                        + " (corrected for coordinated omission).";
        return Html.section(
                "latency",
                "Latency",
                hint,
                Html.chart(
                                "chart-curve",
                                "So many of the requests took at most this long",
                                "both axes stretched",
                                "Curve of latencies: "
                                        + each(
                                                results,
                                                model -> "half within " + millis(model.p50Ms()) + ", 99 of 100 within "
                                                        + millis(model.p99Ms())))
                        + Html.details(
                                "The figures behind the curve",
                                Html.table("Latency by percentile", head("of requests", results), rows)));
    }

    private static double at(ModelResult model, double percent) {
        return model.percentiles().stream()
                .filter(point -> point.percent() >= percent)
                .mapToDouble(Percentile::ms)
                .findFirst()
                .orElse(Double.NaN);
    }

    static String overTime(Results results) {
        String charts = "<div class=\"charts\">"
                + Html.chart(
                        "chart-answers",
                        "Answers",
                        "a second",
                        "Answers in each second: "
                                + each(results, model -> count(model.throughputPerS()) + " a second on average"))
                + Html.chart(
                        "chart-p99",
                        "99th percentile",
                        "latency of each second, log scale",
                        "99th percentile: " + each(results, model -> millis(model.p99Ms()) + " over all"))
                + Html.chart(
                        "chart-cpu",
                        "CPU of the server",
                        "cores",
                        "Cores that the server kept busy: "
                                + each(results, model -> number(model.mean("cpu_server"), 2) + " on average"))
                + Html.chart(
                        "chart-memory",
                        "Memory of the server",
                        "MiB resident",
                        "Resident memory: " + each(results, model -> "at most " + count(model.max("rss_mib")) + " MiB"))
                + "</div>";
        return Html.section(
                "time",
                "Second by second",
                "The models ran one after another and are drawn over each other. The shaded part is the warm-up, which does not"
                        + " count" + (results.conditions().fault() == null ? "." : ", and the time of the fault."),
                charts + Html.details("Answers in each second", table(results, Second::answers)));
    }

    private static String table(Results results, ToDoubleFunction<Second> value) {
        List<Integer> seconds = results.models().stream()
                .flatMap(model -> model.series().stream())
                .map(Second::second)
                .distinct()
                .sorted()
                .toList();
        List<List<String>> rows = new ArrayList<>();
        for (int second : seconds) {
            List<String> row = new ArrayList<>();
            row.add(Integer.toString(second));
            results.models()
                    .forEach(model -> row.add(model.series().stream()
                            .filter(point -> point.second() == second)
                            .map(point -> count(value.applyAsDouble(point)))
                            .findFirst()
                            .orElse("–")));
            rows.add(row);
        }
        return Html.table("Answers in each second; 0 and below are warm-up", head("second", results), rows);
    }

    private static List<String> head(String first, Results results) {
        List<String> head = new ArrayList<>();
        head.add(first);
        results.models().forEach(model -> head.add(model.name()));
        return head;
    }

    private static String each(Results results, Function<ModelResult, String> words) {
        return results.models().stream()
                .map(model -> model.name() + " " + words.apply(model))
                .collect(Collectors.joining("; "));
    }
}
