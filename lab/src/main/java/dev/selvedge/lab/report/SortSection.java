package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.millis;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each sort of requests for itself, where a workload has several; with what a fault did to it. */
final class SortSection {

    private static final List<String> ALL = List.of("", "answers/s", "errors", "time-outs", "p50", "p99", "longest");

    private static final List<String> WITH_FAULT = List.of(
            "",
            "answers/s before",
            "in the fault",
            "after",
            "errors in it",
            "given up in it",
            "p99 before",
            "p99 in it",
            "p99 after");

    private SortSection() {}

    static String html(Results results) {
        List<List<String>> rows = new ArrayList<>();
        boolean fault = results.conditions().fault() != null;
        for (ModelResult model : results.models()) {
            model.sorts().forEach(sort -> rows.add(fault ? withFault(model, sort) : row(model, sort)));
        }
        if (rows.isEmpty()) {
            return "";
        }
        String hint = fault
                ? "Answers are counted when they come. What was asked while the fault lasted and answered later counts as"
                        + " after it."
                : "They differ in what they wait for.";
        return Html.section(
                "sorts",
                "Each sort of " + results.terms().many(),
                hint,
                Html.table("Answers and latencies of each sort", fault ? WITH_FAULT : ALL, rows));
    }

    private static List<String> row(ModelResult model, SortResult sort) {
        Span all = sort.all();
        return List.of(
                model.name() + ": " + sort.name(),
                number(all.answersPerS(), 0),
                count(all.errors()),
                count(all.timeouts()),
                millis(all.p50Ms()),
                millis(all.p99Ms()),
                millis(all.maxMs()));
    }

    private static List<String> withFault(ModelResult model, SortResult sort) {
        Span during = sort.during();
        return List.of(
                model.name() + ": " + sort.name(),
                rate(sort.before()),
                rate(during),
                rate(sort.after()),
                during == null ? "–" : count(during.errors()),
                during == null ? "–" : count(during.timeouts()),
                p99(sort.before()),
                p99(during),
                p99(sort.after()));
    }

    private static String rate(@Nullable Span span) {
        return span == null ? "–" : number(span.answersPerS(), 0);
    }

    private static String p99(@Nullable Span span) {
        return span == null || span.answers() + span.timeouts() == 0 ? "–" : millis(span.p99Ms());
    }
}
