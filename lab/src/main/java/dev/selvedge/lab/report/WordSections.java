package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;

import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.Machine;
import dev.selvedge.lab.result.Results;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How far to trust what is told, and under what conditions it was measured. */
final class WordSections {

    private WordSections() {}

    static String caveats(Results results) {
        StringBuilder list = new StringBuilder("<div class=\"reading\"><ul>");
        results.caveats()
                .forEach(caveat -> list.append("<li>").append(escape(caveat)).append("</li>"));
        list.append("</ul></div>");
        return Html.section(
                "trust",
                "How far to trust these figures",
                "One machine did everything at the same time. What that does to the figures:",
                list.toString());
    }

    static String conditions(Results results) {
        Conditions conditions = results.conditions();
        Machine machine = results.machine();
        Map<String, String> pairs = new LinkedHashMap<>();
        pairs.put("Workload", results.workload());
        pairs.put("Connections", count(conditions.connections()) + ", kept alive");
        pairs.put(
                "Load",
                conditions.closed()
                        ? "closed: as fast as answers come"
                        : "open: " + count(conditions.rate()) + " "
                                + results.terms().due() + " a second, whatever the server does");
        pairs.put("Measured", conditions.seconds() + " s each");
        pairs.put("Warm-up before it", conditions.warmUpSeconds() + " s");
        pairs.put("Heap of each server", conditions.heapMib() + " MiB");
        conditions.more().forEach(one -> pairs.put(capitalized(one.name()), one.text()));
        String fault = conditions.fault();
        if (fault != null) {
            pairs.put("Fault in the middle third", fault);
        }
        pairs.put("Deadline of a request", count(conditions.deadlineMs()) + " ms");
        pairs.put("Client gives up after", count(conditions.timeOutMs()) + " ms");
        pairs.put("Begun", results.started());
        pairs.put("Cores", Integer.toString(machine.cores()));
        pairs.put("Processor", machine.cpu());
        pairs.put("Memory", count(machine.memoryMib()) + " MiB");
        pairs.put("System", machine.kernel());
        pairs.put("Java", machine.java());
        StringBuilder html = new StringBuilder("<dl class=\"pairs\">");
        pairs.forEach((name, value) ->
                html.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(escape(name), escape(value))));
        html.append("</dl>");
        return Html.section("conditions", "Conditions", "The same for every model.", html.toString());
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
