package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;
import static dev.selvedge.lab.report.Html.millis;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.List;

/** What a team lead reads in a minute: the finding, the reasons, and four figures for each model. */
final class SummarySection {

    private SummarySection() {}

    static String html(Results results) {
        StringBuilder body = new StringBuilder();
        List<String> summary = results.summary();
        if (!summary.isEmpty()) {
            body.append("<p class=\"headline\">")
                    .append(escape(summary.getFirst()))
                    .append("</p><ul class=\"reasons\">");
            summary.subList(1, summary.size())
                    .forEach(
                            reason -> body.append("<li>").append(escape(reason)).append("</li>"));
            body.append("</ul>");
        }
        body.append("<div class=\"cards\">");
        for (int i = 0; i < results.models().size(); i++) {
            body.append(card(i, results.models().get(i)));
        }
        body.append("</div>");
        return "<section id=\"summary\" aria-labelledby=\"summary-h\"><h2 id=\"summary-h\" class=\"hint\">In a minute</h2>"
                + body + "</section>\n";
    }

    private static String card(int index, ModelResult model) {
        String wrong = model.errors() + model.timeouts() == 0
                ? "<span class=\"good\">none</span>"
                : "<span class=\"bad\">" + count(model.errors() + model.timeouts()) + "</span>";
        return ("<div class=\"card\" %s><span class=\"name\">%s</span><b>%s</b><span class=\"unit\">answers a second%s</span>"
                        + "<dl><dt>half within</dt><dd>%s</dd><dt>99 of 100 within</dt><dd>%s</dd>"
                        + "<dt>errors and time-outs</dt><dd>%s</dd><dt>platform threads</dt><dd>%s</dd></dl></div>")
                .formatted(
                        Html.colour(index),
                        escape(model.name()),
                        count(model.throughputPerS()),
                        model.complete() ? "" : " · incomplete",
                        millis(model.p50Ms()),
                        millis(model.p99Ms()),
                        wrong,
                        count(model.max("threads")));
    }
}
