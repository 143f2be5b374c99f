package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;
import static dev.selvedge.lab.report.Html.millis;
import static dev.selvedge.lab.report.Html.number;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.selvedge.lab.result.BreakingPoint;
import dev.selvedge.lab.result.Probe;
import dev.selvedge.lab.result.SweepResults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code sweep.html}: at which rate each model breaks, and why. */
public final class SweepPage {

    /** The name of the file. */
    public static final String NAME = "sweep.html";

    private static final List<String> HEAD =
            List.of("model", "rate", "borne?", "answers/s", "p50", "p99", "lost", "server CPU", "machine CPU");

    private SweepPage() {}

    /**
     * Writes the page.
     *
     * @param results what was found
     * @param folder  where the file goes
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(SweepResults results, Path folder) throws IOException {
        return Files.writeString(folder.resolve(NAME), html(results));
    }

    static String html(SweepResults results) {
        String heading = "Where each model breaks under the workload “" + results.workload() + "”";
        Map<String, String> slots = new HashMap<>();
        slots.put("title", escape("Selvedge lab: " + heading));
        slots.put("heading", escape(heading));
        slots.put("lede", escape(lede(results)));
        slots.put("banner", banner(results));
        slots.put("sections", points(results) + curve(results) + probes(results));
        slots.put("data", data(results));
        return Template.fill(slots);
    }

    private static String lede(SweepResults results) {
        return ("A model bears a rate if 99 of 100 requests are answered within %s, counted from when each was due, and no more than"
                        + " one of 100 is lost. Each rate was tried for %d s over %s connections, on a server that was warm; the"
                        + " two rates of a model are no more than %.0f %% apart.")
                .formatted(
                        millis(results.boundMs()),
                        results.seconds(),
                        count(results.connections()),
                        100 * results.resolution());
    }

    private static String banner(SweepResults results) {
        String because = results.incompleteBecause();
        return because == null
                ? ""
                : "<div class=\"banner\" role=\"alert\"><strong>This sweep is not complete</strong> " + escape(because)
                        + ". What was found until then is below.</div>";
    }

    private static String points(SweepResults results) {
        StringBuilder list = new StringBuilder("<ul class=\"reasons\">");
        results.models()
                .forEach(model ->
                        list.append("<li>").append(escape(sentence(model))).append("</li>"));
        return Html.section("summary", "In a minute", "", list.append("</ul>").toString());
    }

    /** Says where a model breaks, for the page and for the terminal. */
    public static String sentence(BreakingPoint model) {
        if (model.probes().isEmpty()) {
            return model.name() + " was not tried.";
        }
        String unfinished = model.complete() ? "" : " (not searched to the end)";
        if (model.brokePerS() == 0) {
            return "%s bore all rates that were tried, up to %s a second%s."
                    .formatted(model.name(), count(model.heldPerS()), unfinished);
        }
        String held = model.heldPerS() == 0 ? "bore no rate" : "bore " + count(model.heldPerS()) + " requests a second";
        return "%s %s, and broke at %s%s: %s"
                .formatted(model.name(), held, count(model.brokePerS()), unfinished, model.because());
    }

    private static String curve(SweepResults results) {
        StringBuilder words = new StringBuilder("99th percentile at each rate.");
        results.models().forEach(model -> words.append(' ').append(sentence(model)));
        return Html.section(
                "curve",
                "Latency against rate",
                "Both axes are logarithmic: what bends upwards is about to break.",
                Html.chart("chart-sweep", "99th percentile", "by requests a second", words.toString()));
    }

    private static String probes(SweepResults results) {
        List<List<String>> rows = new ArrayList<>();
        for (BreakingPoint model : results.models()) {
            model.probes().stream()
                    .sorted(Comparator.comparingInt(Probe::rate))
                    .forEach(probe -> rows.add(row(model, probe)));
        }
        return Html.section(
                "probes", "Every rate that was tried", "", Html.table("Rates and what came of them", HEAD, rows));
    }

    private static List<String> row(BreakingPoint model, Probe probe) {
        return List.of(
                model.name(),
                count(probe.rate()),
                probe.held() ? "yes" : "no",
                count(probe.answersPerS()),
                millis(probe.p50Ms()),
                millis(probe.p99Ms()),
                count(probe.lost()),
                cores(probe.cpuServer()),
                cores(probe.cpuMachine()));
    }

    private static String cores(@Nullable Double cores) {
        return cores == null ? "–" : number(cores, 2);
    }

    private static String data(SweepResults results) {
        Map<String, Object> data =
                Map.of("models", List.of(), "conditions", Map.of("more", List.of()), "sweep", results);
        try {
            return Html.script(ResultsFile.JSON.writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
