package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;
import static dev.selvedge.lab.report.Html.millis;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.result.ModelResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** The few figures beside a model's words; what a model does not have is left out. */
final class KeyFigures {

    /** What servers say about themselves, by the name of the gauge, in the words of the page. */
    private static final Map<String, String> GAUGES = new LinkedHashMap<>();

    static {
        GAUGES.put("busy", "busy threads");
        GAUGES.put("queued", "in the queue");
        GAUGES.put("running", "running orders");
        GAUGES.put("waiting", "waiting at the limit");
        GAUGES.put("pending", "requests under way");
        GAUGES.put("payments_pending", "waiting for payment");
        GAUGES.put("db_busy", "busy database connections");
        GAUGES.put("db_waiting", "waiting for the database");
    }

    private KeyFigures() {}

    static String html(ModelResult model) {
        Map<String, String> figures = new LinkedHashMap<>();
        GAUGES.forEach((gauge, name) -> put(figures, name, model.mean(gauge), count(model.mean(gauge))));
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
