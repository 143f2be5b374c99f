package dev.selvedge.lab;

import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.workload.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to measure, and what is about to be. */
final class Listing {

    private Listing() {}

    static List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Workload workload : Catalog.workloads()) {
            lines.add("workload " + workload.name());
            lines.add("  " + workload.summary());
            lines.add("  models:");
            for (Model model : workload.models()) {
                lines.add("    %-18s %s".formatted(model.name(), model.summary()));
                model.program().missing().ifPresent(missing -> lines.add(" ".repeat(23) + "not here: " + missing));
            }
            if (!workload.faults().isEmpty()) {
                lines.add("  faults:");
                workload.faults()
                        .forEach(fault -> lines.add("    %-18s %s".formatted(fault.name(), summary(workload, fault))));
            }
        }
        return lines;
    }

    private static String summary(Workload workload, Fault fault) {
        return fault.equals(workload.usualFault())
                ? fault.summary() + "; unless --fault says otherwise"
                : fault.summary();
    }

    static String sweep(Settings settings, int bound) {
        return ("Workload %s: where do %s break? %,d connections; each rate for %d s, until 99 of 100 answers take longer than"
                        + " %,d ms.")
                .formatted(
                        settings.workload().name(),
                        settings.models().stream().map(Model::name).collect(Collectors.joining(", ")),
                        settings.connections(),
                        settings.seconds(),
                        bound);
    }

    static String headline(Settings settings) {
        String load = settings.rate() == 0
                ? "as fast as answers come"
                : "%,d %s a second"
                        .formatted(settings.rate(), settings.workload().terms().due());
        Fault fault = settings.fault();
        return "Workload %s: %s; %,d connections, %s; %d s each, after a warm-up of %d s or more.%s"
                .formatted(
                        settings.workload().name(),
                        settings.models().stream().map(Model::name).collect(Collectors.joining(", ")),
                        settings.connections(),
                        load,
                        settings.seconds(),
                        settings.warmUpSeconds(),
                        fault == null ? "" : " In the middle third, " + fault.summary() + ".");
    }
}
