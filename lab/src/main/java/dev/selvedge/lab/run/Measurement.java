package dev.selvedge.lab.run;

import dev.selvedge.lab.load.FaultTime;
import dev.selvedge.lab.load.LoadLine;
import dev.selvedge.lab.load.SortLine;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.process.Sampler.Sample;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Percentile;
import dev.selvedge.lab.result.Second;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Gathers what the generator says about one model, second by second, so that a run that is cut off keeps it. */
final class Measurement {

    private static final double MICROS = 1_000;

    private final Model model;
    private final Settings settings;
    private final Histogram latencies = LoadLine.emptyHistogram();
    private final Map<String, Long> errorKinds = new TreeMap<>();
    private final List<Timed> lines = new ArrayList<>();
    private final Sorts sorts = new Sorts();
    private long answers;
    private long timeOuts;
    private long unsent;
    private long millis;
    private long confirmed;
    private long unknown;
    private int waiting;
    private boolean done;

    private record Timed(LoadLine line, long nanos) {}

    Measurement(Model model, Settings settings) {
        this.model = model;
        this.settings = settings;
    }

    /** Takes a line of the generator; {@code nanos} is when it came. */
    void add(LoadLine line, long nanos) {
        lines.add(new Timed(line, nanos));
        sorts.add(line);
        countChecked(line);
        waiting = line.waiting();
        done |= line.phase().equals(LoadLine.DONE);
        boolean measured = line.phase().equals(LoadLine.MEASURE);
        boolean late = line.phase().equals(LoadLine.DRAIN) && settings.rate() > 0;
        if (measured || late) {
            latencies.add(line.latencies());
        }
        if (line.phase().equals(LoadLine.DRAIN)) {
            unsent += line.unsent();
        }
        if (measured) {
            count(line);
        }
    }

    /** Where a workload has several sorts of requests, only one leaves something behind that can be checked. */
    private void countChecked(LoadLine line) {
        String checked = settings.workload().checkedSort();
        if (checked.isEmpty()) {
            confirmed += line.confirmed();
            unknown += line.broken() + line.timeOuts() + sum(line.statuses());
            return;
        }
        SortLine sort = line.sorts().get(checked);
        if (sort != null) {
            confirmed += sort.confirmed();
            unknown += sort.broken() + sort.timeOuts() + sort.refused();
        }
    }

    private void count(LoadLine line) {
        millis += line.millis();
        answers += line.confirmed();
        timeOuts += line.timeOuts();
        line.statuses().forEach((status, count) -> errorKinds.merge("status " + status, count, Long::sum));
        if (line.broken() > 0) {
            errorKinds.merge("connection ended", line.broken(), Long::sum);
        }
    }

    boolean isDone() {
        return done;
    }

    boolean hasFigures() {
        return millis > 0;
    }

    long confirmed() {
        return confirmed;
    }

    /** Returns how many orders may or may not be written: those with an error, and those that still wait. */
    long unknown() {
        return unknown + waiting;
    }

    ModelResult result(List<Sample> samples, @Nullable String failure, @Nullable Check check) {
        Series series = new Series(samples);
        List<Second> seconds = seconds(series);
        double measuredSeconds = millis / 1e3;
        return new ModelResult(
                model.name(),
                model.summary(),
                failure == null && done,
                failure,
                settings.connections(),
                answers,
                sum(errorKinds),
                timeOuts,
                unsent,
                measuredSeconds,
                millis == 0 ? 0 : answers / measuredSeconds,
                latencies.getMean() / MICROS,
                percentile(50),
                percentile(90),
                percentile(99),
                percentile(99.9),
                latencies.getMaxValue() / MICROS,
                errorKinds,
                curve(),
                Series.gauges(seconds),
                seconds,
                sorts.results(
                        settings.fault() == null ? 0 : FaultTime.begin(settings.seconds()),
                        FaultTime.end(settings.seconds())),
                check,
                List.of(),
                Map.of(),
                List.of());
    }

    private List<Second> seconds(Series series) {
        long warmUp = lines.stream()
                .filter(timed -> timed.line().phase().equals(LoadLine.WARM_UP))
                .count();
        List<Second> seconds = new ArrayList<>();
        for (Timed timed : lines) {
            LoadLine line = timed.line();
            if (line.phase().equals(LoadLine.WARM_UP) || line.phase().equals(LoadLine.MEASURE)) {
                Histogram second = line.latencies();
                seconds.add(new Second(
                        (int) (seconds.size() + 1 - warmUp),
                        line.confirmed() * 1e3 / Math.max(1, line.millis()),
                        line.broken() + sum(line.statuses()),
                        line.timeOuts(),
                        line.waiting(),
                        second.getValueAtPercentile(50) / MICROS,
                        second.getValueAtPercentile(99) / MICROS,
                        series.at(timed.nanos())));
            }
        }
        return seconds;
    }

    private double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / MICROS;
    }

    private List<Percentile> curve() {
        List<Percentile> curve = new ArrayList<>();
        if (latencies.getTotalCount() > 0) {
            for (var value : latencies.percentiles(4)) {
                curve.add(new Percentile(value.getPercentileLevelIteratedTo(), value.getValueIteratedTo() / MICROS));
            }
        }
        return curve;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
