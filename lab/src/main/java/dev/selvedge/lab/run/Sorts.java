package dev.selvedge.lab.run;

import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.SortLine;
import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** Sums up each sort of requests over the measured time, and over its parts before, in and after a fault. */
final class Sorts {

    private static final double MICROS = 1_000;

    /** The lines that count, a second each. */
    private final List<LoadLine> measured = new ArrayList<>();

    void add(LoadLine line) {
        if (line.phase().equals(LoadLine.MEASURE)) {
            measured.add(line);
        }
    }

    /**
     * Sums up.
     *
     * @param from how many seconds had passed when the fault began, or 0 if there was none
     * @param to   how many when it was mended
     */
    List<SortResult> results(int from, int to) {
        Set<String> names = new TreeSet<>();
        measured.forEach(line -> names.addAll(line.sorts().keySet()));
        return names.stream().map(name -> result(name, from, to)).toList();
    }

    private SortResult result(String name, int from, int to) {
        int all = measured.size();
        if (from == 0 || all <= from) {
            return new SortResult(name, span(name, 0, all), null, null, null);
        }
        int end = Math.min(to, all);
        return new SortResult(
                name, span(name, 0, all), span(name, 0, from), span(name, from, end), span(name, end, all));
    }

    private Span span(String name, int from, int to) {
        Histogram latencies = LoadLine.emptyHistogram();
        long millis = 0;
        long answers = 0;
        long errors = 0;
        long timeOuts = 0;
        for (LoadLine line : measured.subList(from, to)) {
            millis += line.millis();
            SortLine sort = line.sorts().get(name);
            if (sort != null) {
                answers += sort.confirmed();
                errors += sort.refused() + sort.broken();
                timeOuts += sort.timeOuts();
                latencies.add(LoadLine.decode(sort.histogram()));
            }
        }
        return new Span(
                millis / 1e3,
                answers,
                millis == 0 ? 0 : answers * 1e3 / millis,
                errors,
                timeOuts,
                latencies.getValueAtPercentile(50) / MICROS,
                latencies.getValueAtPercentile(99) / MICROS,
                latencies.getMaxValue() / MICROS);
    }
}
