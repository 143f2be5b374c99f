package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.count;
import static dev.selvedge.lab.report.Html.escape;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.selvedge.lab.result.Conditions;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes {@code report.html}: one file that needs nothing else, and says everything in tables and words before any chart does. */
public final class ReportPage {

    /** The name of the file. */
    public static final String NAME = "report.html";

    private ReportPage() {}

    /**
     * Writes the page.
     *
     * @param results what was found, explained
     * @param layout  what the page of this workload shows
     * @param folder  where the file goes
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Results results, Layout layout, Path folder) throws IOException {
        return Files.writeString(folder.resolve(NAME), html(results, layout));
    }

    static String html(Results results, Layout layout) {
        List<String> names = results.models().stream().map(ModelResult::name).toList();
        String heading = "How %s handle the workload “" + results.workload().replace("%", "%%") + "”";
        Map<String, String> slots = Map.ofEntries(
                Map.entry("title", escape("Selvedge lab: " + heading.formatted(and(names)))),
                Map.entry(
                        "heading",
                        escape(heading)
                                .formatted(and(
                                        names.stream().map(ReportPage::unbroken).toList()))),
                Map.entry("lede", escape(lede(results))),
                Map.entry("facts", facts(results)),
                Map.entry("nav", ModelPages.navigation(results)),
                Map.entry("banner", banner(results)),
                Map.entry("sections", sections(results, layout)),
                Map.entry("data", Html.script(json(results))));
        return Template.fill(slots);
    }

    private static String sections(Results results, Layout layout) {
        if (results.models().isEmpty()) {
            return WordSections.conditions(results);
        }
        return SummarySection.html(results)
                + ThroughputSection.html(results, layout.counted())
                + layout.sections().stream()
                        .map(section -> section.html(results))
                        .collect(Collectors.joining())
                + TimeSections.latency(results)
                + SortSection.html(results)
                + RoundSection.html(results)
                + ModelPages.html(results, layout)
                + ResourceSection.html(results)
                + TimeSections.overTime(results)
                + WordSections.caveats(results)
                + WordSections.conditions(results);
    }

    private static String lede(Results results) {
        return "Each " + results.terms().one() + " " + results.workloadSummary()
                + ". Every model answered the same requests at the same endpoint, in a process of"
                + " its own, one after another.";
    }

    private static String facts(Results results) {
        Conditions conditions = results.conditions();
        StringBuilder facts = new StringBuilder();
        for (String fact : List.of(
                count(conditions.connections()) + (conditions.connections() == 1 ? " connection" : " connections"),
                conditions.closed()
                        ? "as fast as answers come"
                        : count(conditions.rate()) + " " + results.terms().due() + " a second",
                conditions.seconds() + " s each after a warm-up of " + conditions.warmUpSeconds() + " s or more",
                results.machine().cores() + " cores, shared with the generator",
                results.started().replace('T', ' ').replace("Z", " UTC"))) {
            facts.append("<li>").append(escape(fact)).append("</li>");
        }
        return facts.toString();
    }

    private static String banner(Results results) {
        String because = results.incompleteBecause();
        if (results.complete()) {
            return "";
        }
        return "<div class=\"banner\" role=\"alert\"><strong>This run is not complete</strong> "
                + escape(because == null ? "It ended before its time" : because)
                + ". What was measured until then is below.</div>";
    }

    private static String unbroken(String name) {
        return "<span class=\"nb\">" + escape(name) + "</span>";
    }

    private static String and(List<String> names) {
        return switch (names.size()) {
            case 0 -> "the models";
            case 1 -> names.getFirst();
            default -> String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
        };
    }

    private static String json(Results results) {
        try {
            return ResultsFile.JSON.writeValueAsString(results);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
