package dev.selvedge.lab.workload.chat;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.report.Html;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.List;

/** What a connection costs, and what became of those that did not read. */
final class ConnectionSection {

    private static final List<String> HEAD = List.of(
            "model",
            "connections",
            "heap KiB",
            "resident KiB",
            "threads",
            "kept KiB",
            "dropped",
            "before",
            "meanwhile");

    private ConnectionSection() {}

    static String html(Results results) {
        int seconds = results.conditions().seconds();
        List<List<String>> rows = new ArrayList<>();
        results.models().forEach(model -> rows.add(row(model, new Held(model, seconds))));
        return Html.section(
                "connections",
                "What a connection costs",
                "Heap is what is live after a collection when all are connected, less what was live before, divided by them; resident"
                        + " is the whole process divided by them. Kept is the most that the server held in memory for clients that did"
                        + " not read, dropped are lines; the last two are deliveries a second in the busy room, before the middle third and in it.",
                Html.table("Connections", HEAD, rows));
    }

    private static List<String> row(ModelResult model, Held held) {
        return List.of(
                model.name(),
                count(held.connections()),
                number(held.heapKib(), 1),
                number(held.residentKib(), 1),
                count(model.max("threads")),
                count(held.keptKib()),
                count(held.dropped()),
                count(held.busyBefore()),
                count(held.busyMeanwhile()));
    }
}
