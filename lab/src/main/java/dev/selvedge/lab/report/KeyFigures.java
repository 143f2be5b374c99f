package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;
import static dev.selvedge.lab.report.Html.millis;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.report.Layout.Figure;
import dev.selvedge.lab.result.ModelResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The few figures beside a model's words; what a model does not have is left out. */
final class KeyFigures {

    /** What servers of more than one workload say about themselves, in the words of the page. */
    private static final List<Figure> COMMON = List.of(
            new Figure("busy", "busy threads"),
            new Figure("queued", "in the queue"),
            new Figure("running", "running"),
            new Figure("waiting", "waiting at the limit"),
            new Figure("pending", "requests under way"));

    private KeyFigures() {}

    static String html(ModelResult model, Layout layout) {
        Map<String, String> figures = new LinkedHashMap<>();
        Stream.concat(COMMON.stream(), layout.figures().stream())
                .forEach(shown ->
                        put(figures, shown.title(), model.mean(shown.gauge()), count(model.mean(shown.gauge()))));
        put(figures, "loop late by", model.mean("loop_lag_ms"), millis(model.mean("loop_lag_ms")));
        put(figures, "platform threads", model.max("threads"), count(model.max("threads")));
        put(figures, "CPU of the server", model.mean("cpu_server"), number(model.mean("cpu_server"), 2) + " cores");
        put(figures, "resident memory", model.max("rss_mib"), count(model.max("rss_mib")) + " MiB");
        StringBuilder html = new StringBuilder("<dl class=\"key-figures\">");
        figures.forEach((name, value) ->
                html.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(escape(name), escape(value))));
        return html.append("</dl>").toString();
    }

    private static void put(Map<String, String> figures, String name, double value, String text) {
        if (!Double.isNaN(value)) {
            figures.put(name, text);
        }
    }
}
