package dev.selvedge.lab.report;

import java.util.List;

/**
 * What the page of a workload shows beside what every page shows.
 *
 * @param counted what counts as an answer: one sentence below the heading of the bars
 * @param figures gauges of the servers that stand beside a model's words, each with what it is called there, in their order
 * @param sections parts of its own, which follow the bars
 */
public record Layout(String counted, List<Figure> figures, List<Section> sections) {

    /** What suits a workload that has nothing special to show. */
    public static final Layout USUAL = new Layout("Errors and time-outs don't count here.", List.of(), List.of());

    /** Copies the lists. */
    public Layout {
        figures = List.copyOf(figures);
        sections = List.copyOf(sections);
    }

    /**
     * A gauge that is shown.
     *
     * @param gauge its name
     * @param title what it is called
     */
    public record Figure(String gauge, String title) {}
}
