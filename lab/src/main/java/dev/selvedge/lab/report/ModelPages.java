package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;
import static dev.selvedge.lab.report.Html.millis;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;

/**
 * A page for each model, inside the one file: its story, its figures, and its charts. Where scripts run, one page is shown at a time, by the
 * part of the address behind the {@code #}; elsewhere, and on paper, they follow each other.
 */
final class ModelPages {

    private ModelPages() {}

    /** Returns the links from page to page. */
    static String navigation(Results results) {
        if (results.models().isEmpty()) {
            return "";
        }
        StringBuilder links =
                new StringBuilder("<nav class=\"pages\" aria-label=\"Pages\"><a href=\"#summary\">Overview</a>");
        for (int i = 0; i < results.models().size(); i++) {
            links.append("<a href=\"#model-%d\" %s><i class=\"dot\"></i>%s</a>"
                    .formatted(i, Html.colour(i), escape(results.models().get(i).name())));
        }
        return links.append("</nav>").toString();
    }

    static String html(Results results, Layout layout) {
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < results.models().size(); i++) {
            html.append(page(i, results.models().get(i), layout));
        }
        return html.toString();
    }

    private static String page(int index, ModelResult model, Layout layout) {
        return ("<section class=\"model\" id=\"model-%d\" %s aria-labelledby=\"model-%d-h\"><h2 id=\"model-%d-h\"><span>What happened"
                        + " in %s</span> <small>%s</small></h2><div class=\"story\">%s%s</div>%s</section>\n")
                .formatted(
                        index,
                        Html.colour(index),
                        index,
                        index,
                        escape(model.name()),
                        escape(model.summary()),
                        words(model),
                        KeyFigures.html(model, layout),
                        charts("chart-model-" + index, model));
    }

    private static String words(ModelResult model) {
        StringBuilder words = new StringBuilder("<div class=\"words\">");
        for (String sentence : model.words()) {
            boolean limit = sentence.contains(" the limit: ") || sentence.contains("is the limit");
            words.append(limit ? "<p class=\"limit\">" : "<p>")
                    .append(escape(sentence))
                    .append("</p>");
        }
        return words.append("</div>").toString();
    }

    private static String charts(String id, ModelResult model) {
        return "<div class=\"charts\">"
                + Html.chart(
                        id + "-load",
                        "Answers, and requests without one",
                        "a second; at its end",
                        "Answers in each second, %s on average, and how many requests waited"
                                .formatted(count(model.throughputPerS())))
                + Html.chart(
                        id + "-latency",
                        "Latency",
                        "of each second, log scale",
                        "Median and 99th percentile of each second: %s and %s over all"
                                .formatted(millis(model.p50Ms()), millis(model.p99Ms())))
                + Html.chart(
                        id + "-inside",
                        "Inside the server",
                        "threads, queues, calls under way",
                        "What the server said about itself in each second; the means stand above")
                + Html.chart(
                        id + "-memory",
                        "Memory",
                        "MiB",
                        "Heap in use, at most %s MiB, and resident memory, at most %s MiB"
                                .formatted(count(model.max("heap_used_mib")), count(model.max("rss_mib"))))
                + "</div>";
    }
}
