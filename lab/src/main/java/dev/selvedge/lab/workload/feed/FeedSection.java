package dev.selvedge.lab.workload.feed;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.report.Html;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.List;

/** What readers waited for, and what was fetched for nobody. */
final class FeedSection {

    private static final List<String> HEAD = List.of(
            "model",
            "first item p50",
            "p99",
            "next item p50",
            "p99",
            "fetched/s",
            "seen/s",
            "unseen %",
            "in store",
            "places taken",
            "after leaving");

    private FeedSection() {}

    static String html(Results results) {
        List<List<String>> rows = new ArrayList<>();
        results.models().forEach(model -> rows.add(row(model)));
        return Html.section(
                "scrolling",
                "How long readers waited, and what was fetched for nobody",
                "The first item counts from when its reader was due, each other one from when it was asked for. In store is the most that"
                        + " was fetched and not yet seen, places taken are those of the item service, on average. After leaving is the longest"
                        + " that work for a reader went on when it was there no more. Unseen is what was fetched for readers who left, or who had not come so far.",
                Html.table("Waiting and waste", HEAD, rows));
    }

    private static List<String> row(ModelResult model) {
        Scrolling scrolling = new Scrolling(model);
        return List.of(
                model.name(),
                Html.millis(scrolling.firstMedianMs()),
                Html.millis(scrolling.firstP99Ms()),
                Html.millis(scrolling.nextMedianMs()),
                Html.millis(scrolling.nextP99Ms()),
                count(scrolling.fetchedPerS()),
                count(model.throughputPerS()),
                number(100 * scrolling.unseen(), 0),
                count(scrolling.keptItems()),
                number(scrolling.busyPlaces(), 1),
                Html.millis(scrolling.afterLeftMs()));
    }
}
