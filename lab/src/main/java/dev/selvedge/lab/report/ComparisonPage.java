package dev.selvedge.lab.report;

import static dev.selvedge.lab.report.Html.escape;

import dev.selvedge.lab.compare.Comparison;
import dev.selvedge.lab.compare.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes {@code comparison.html}: two runs beside each other. */
public final class ComparisonPage {

    /** The name of the file. */
    public static final String NAME = "comparison.html";

    private ComparisonPage() {}

    /**
     * Writes the page.
     *
     * @param comparison of two runs
     * @param folder     where the file goes
     * @return the file
     * @throws IOException if it can't be written
     */
    public static Path write(Comparison comparison, Path folder) throws IOException {
        return Files.writeString(folder.resolve(NAME), html(comparison));
    }

    static String html(Comparison comparison) {
        return Template.fill(Map.of(
                "title",
                        escape("Selvedge lab: two runs of “"
                                + comparison.after().workload() + "”"),
                "heading",
                        escape("Two runs of the workload “" + comparison.after().workload() + "”"),
                "lede",
                        escape("The first was begun at "
                                + when(comparison.before().started()) + ", the second at "
                                + when(comparison.after().started()) + "."),
                "sections", summary(comparison) + figures(comparison),
                "data", "{\"models\":[],\"conditions\":{\"more\":[]}}"));
    }

    private static String when(String started) {
        return started.replace('T', ' ').replace("Z", " UTC");
    }

    private static String summary(Comparison comparison) {
        List<String> sentences = Words.summary(comparison);
        StringBuilder html = new StringBuilder();
        if (!sentences.isEmpty()) {
            html.append("<p class=\"headline\">")
                    .append(escape(sentences.getFirst()))
                    .append("</p>");
            html.append("<ul class=\"reasons\">");
            sentences.stream()
                    .skip(1)
                    .forEach(sentence ->
                            html.append("<li>").append(escape(sentence)).append("</li>"));
            html.append("</ul>");
        }
        return Html.section("summary", "In a minute", "", html.toString());
    }

    private static String figures(Comparison comparison) {
        return Html.section(
                "figures",
                "Figure by figure",
                "Means of the rounds with the reach of their 95 % intervals (Student's t), where there were several. A difference is"
                        + " beyond the error where the two intervals have no value in common.",
                Html.table(
                        "Both runs",
                        Words.HEAD,
                        comparison.differences().stream().map(Words::row).toList()));
    }
}
