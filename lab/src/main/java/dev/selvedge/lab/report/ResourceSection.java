package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What it cost: who used the cores, how many threads, how much memory. */
final class ResourceSection {

    private static final Map<String, String> PROCESSES = new LinkedHashMap<>();

    static {
        PROCESSES.put("server", "the model's server");
        PROCESSES.put("database", "PostgreSQL");
        PROCESSES.put("payment", "payment service");
        PROCESSES.put("generator", "load generator");
    }

    private static final List<String> HEAD = List.of(
            "model",
            "server CPU",
            "PostgreSQL",
            "payment",
            "generator",
            "machine",
            "threads",
            "heap MiB",
            "resident MiB",
            "KiB/connection",
            "switches/s",
            "GC ms/s");

    private ResourceSection() {}

    static String html(Results results) {
        int cores = results.machine().cores();
        StringBuilder bars = new StringBuilder("<div class=\"bars\">");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < results.models().size(); i++) {
            ModelResult model = results.models().get(i);
            bars.append("<span class=\"name\" %s><i class=\"dot\"></i>%s</span>%s"
                    .formatted(Html.colour(i), escape(model.name()), stack(i, model, cores)));
            rows.add(row(model));
        }
        bars.append("</div>").append(key());
        return Html.section(
                "cost",
                "What it cost",
                "The full width is all " + cores
                        + " cores of the machine, shared by the server, what it calls, and the generator"
                        + " that measures it: means while it counted. Threads and memory are maxima.",
                bars + Html.table("CPU in cores, threads and memory", HEAD, rows));
    }

    private static String stack(int index, ModelResult model, int cores) {
        StringBuilder parts = new StringBuilder();
        StringBuilder words = new StringBuilder();
        double known = 0;
        for (Map.Entry<String, String> process : PROCESSES.entrySet()) {
            double used = model.mean("cpu_" + process.getKey());
            double value = Double.isNaN(used) ? 0 : used;
            known += value;
            parts.append(part(process.getKey(), process.getValue(), value, cores));
            words.append(process.getValue())
                    .append(' ')
                    .append(number(value, 2))
                    .append(", ");
        }
        double machine = model.mean("cpu_machine");
        double other = Double.isNaN(machine) ? 0 : Math.max(0, machine - known);
        parts.append(part("other", "everything else", other, cores));
        return "<div class=\"stack\" %s role=\"img\" aria-label=\"%s\">%s</div>"
                .formatted(
                        Html.colour(index),
                        escape(model.name() + ": " + words + "everything else " + number(other, 2) + " of " + cores
                                + " cores"),
                        parts);
    }

    private static String part(String id, String name, double used, int cores) {
        return "<span style=\"width:%s%%;background:%s\" title=\"%s: %s cores\"></span>"
                .formatted(number(Math.min(100, 100 * used / cores), 2), colour(id), escape(name), number(used, 2));
    }

    private static String key() {
        StringBuilder key = new StringBuilder("<ul class=\"key\"><li>in its own colour: the model's server</li>");
        PROCESSES.forEach((id, name) -> key.append(id.equals("server") ? "" : item(id, name)));
        return key.append(item("other", "everything else on the machine"))
                .append(item("idle", "idle"))
                .append("</ul>")
                .toString();
    }

    /** The server has the colour of its model; what all models share is grey or pale. */
    private static String colour(String id) {
        return id.equals("server") ? "var(--model)" : "var(--p-" + id + ")";
    }

    private static String item(String id, String name) {
        return "<li><i style=\"background:" + colour(id) + "\"></i>" + escape(name) + "</li>";
    }

    private static List<String> row(ModelResult model) {
        return List.of(
                model.name(),
                number(model.mean("cpu_server"), 2),
                number(model.mean("cpu_database"), 2),
                number(model.mean("cpu_payment"), 2),
                number(model.mean("cpu_generator"), 2),
                number(model.mean("cpu_machine"), 2),
                count(model.max("threads")),
                count(model.max("heap_used_mib")),
                count(model.max("rss_mib")),
                count(model.max("rss_mib") * 1024 / model.connections()),
                count(model.mean("context_switches_per_s")),
                count(model.mean("gc_ms_per_s")));
    }
}
