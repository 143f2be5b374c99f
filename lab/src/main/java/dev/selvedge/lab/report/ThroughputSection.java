package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.List;

/** How many answers a second: bars, and the table of everything behind them. */
final class ThroughputSection {

    private static final List<String> HEAD = List.of(
            "model",
            "answers/s",
            "answers",
            "errors",
            "time-outs",
            "p50 ms",
            "p90 ms",
            "p99 ms",
            "p99.9 ms",
            "longest ms");

    private ThroughputSection() {}

    static String html(Results results, String counted) {
        double most = results.models().stream()
                .mapToDouble(ModelResult::throughputPerS)
                .max()
                .orElse(1);
        StringBuilder bars = new StringBuilder("<div class=\"bars\" aria-hidden=\"true\">");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < results.models().size(); i++) {
            ModelResult model = results.models().get(i);
            bars.append(bar(i, model, most <= 0 ? 0 : model.throughputPerS() / most));
            rows.add(row(model));
        }
        bars.append("</div>");
        String table = Html.table("Answers and latencies", HEAD, rows);
        return Html.section("throughput", "Answers a second", counted, bars + table);
    }

    private static String bar(int index, ModelResult model, double share) {
        String percent = number(100 * share, 1);
        boolean inside = share > 0.25;
        String place = inside ? "style=\"right:calc(100% - " + percent + "%)\"" : "style=\"left:" + percent + "%\"";
        return ("<span class=\"name\" %s><i class=\"dot\"></i>%s</span><div class=\"track\" %s><div class=\"fill\""
                        + " style=\"width:%s%%\"></div><span class=\"value%s\" %s>%s</span></div>")
                .formatted(
                        Html.colour(index),
                        escape(model.name()),
                        Html.colour(index),
                        percent,
                        inside ? " inside" : "",
                        place,
                        count(model.throughputPerS()));
    }

    private static List<String> row(ModelResult model) {
        return List.of(
                model.name(),
                count(model.throughputPerS()),
                count(model.answers()),
                count(model.errors()),
                count(model.timeouts()),
                count(model.p50Ms()),
                count(model.p90Ms()),
                count(model.p99Ms()),
                count(model.p999Ms()),
                count(model.maxMs()));
    }
}
