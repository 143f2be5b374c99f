package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;
import static dev.selvedge.lab.report.Html.number;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What it cost: who used the cores, how many threads, how much memory. */
final class ResourceSection {

    private static final String SERVER = "server";
    private static final String GENERATOR = "generator";

    /** Processes with a colour of their own; a service that a workload brings has the one of services. */
    private static final Set<String> COLOURED = Set.of("database", GENERATOR, "other", "idle");

    private ResourceSection() {}

    static String html(Results results) {
        int cores = results.machine().cores();
        List<String> processes = processes(results);
        StringBuilder bars = new StringBuilder("<div class=\"bars\">");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < results.models().size(); i++) {
            ModelResult model = results.models().get(i);
            bars.append("<span class=\"name\" %s><i class=\"dot\"></i>%s</span>%s"
                    .formatted(Html.colour(i), escape(model.name()), stack(i, model, processes, cores)));
            rows.add(row(model, processes));
        }
        bars.append("</div>").append(key(processes));
        return Html.section(
                "cost",
                "What it cost",
                "The full width is all " + cores
                        + " cores of the machine, shared by the server, what it calls, and the generator"
                        + " that measures it: means while it counted. Threads and memory are maxima.",
                bars + Html.table("CPU in cores, threads and memory", head(processes), rows));
    }

    /** The server first, as it is what is measured; the generator last. */
    private static List<String> processes(Results results) {
        Set<String> between = new TreeSet<>();
        results.models().forEach(model -> between.addAll(model.processes()));
        between.removeAll(List.of(SERVER, GENERATOR));
        List<String> all = new ArrayList<>(between);
        all.addFirst(SERVER);
        all.addLast(GENERATOR);
        return all;
    }

    private static String stack(int index, ModelResult model, List<String> processes, int cores) {
        StringBuilder parts = new StringBuilder();
        StringBuilder words = new StringBuilder();
        double known = 0;
        for (String process : processes) {
            double used = model.mean(ModelResult.CPU + process);
            double value = Double.isNaN(used) ? 0 : used;
            known += value;
            parts.append(part(process, ModelResult.processTitle(process), value, cores));
            words.append(ModelResult.processTitle(process))
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

    private static String key(List<String> processes) {
        StringBuilder key = new StringBuilder("<ul class=\"key\"><li>in its own colour: the model's server</li>");
        processes.forEach(id -> key.append(id.equals(SERVER) ? "" : item(id, ModelResult.processTitle(id))));
        return key.append(item("other", "everything else on the machine"))
                .append(item("idle", "idle"))
                .append("</ul>")
                .toString();
    }

    /** The server has the colour of its model; what all models share is grey or pale. */
    private static String colour(String id) {
        return id.equals(SERVER) ? "var(--model)" : "var(--p-" + (COLOURED.contains(id) ? id : "service") + ")";
    }

    private static String item(String id, String name) {
        return "<li><i style=\"background:" + colour(id) + "\"></i>" + escape(name) + "</li>";
    }

    private static List<String> head(List<String> processes) {
        List<String> head = new ArrayList<>(List.of("model", "server CPU"));
        processes.stream()
                .filter(process -> !process.equals(SERVER))
                .map(ModelResult::processTitle)
                .map(title -> title.replace(" service", "").replace("load ", ""))
                .forEach(head::add);
        head.addAll(
                List.of("machine", "threads", "heap MiB", "resident MiB", "KiB/connection", "switches/s", "GC ms/s"));
        return head;
    }

    private static List<String> row(ModelResult model, List<String> processes) {
        List<String> row = new ArrayList<>(List.of(model.name()));
        processes.forEach(process -> row.add(number(model.mean(ModelResult.CPU + process), 2)));
        row.addAll(List.of(
                number(model.mean("cpu_machine"), 2),
                count(model.max("threads")),
                count(model.max("heap_used_mib")),
                count(model.max("rss_mib")),
                count(model.max("rss_mib") * 1024 / model.connections()),
                count(model.mean("context_switches_per_s")),
                count(model.mean("gc_ms_per_s"))));
        return row;
    }
}
