package dev.selvedge.lab.run;

import dev.selvedge.lab.result.Interval;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The table at the end of a run. */
public final class Table {

    private static final List<String> HEAD = List.of(
            "model",
            "answers/s",
            "p50 ms",
            "p99 ms",
            "p99.9 ms",
            "errors",
            "time-outs",
            "threads",
            "heap MiB",
            "CPU cores",
            "check");

    private Table() {}

    /**
     * Formats the table.
     *
     * @param results what was measured
     * @return its lines
     */
    public static List<String> lines(Results results) {
        return TextTable.lines(HEAD, results.models().stream().map(Table::row).toList(), Set.of(0, HEAD.size() - 1));
    }

    private static List<String> row(ModelResult model) {
        return List.of(
                model.complete() ? model.name() : model.name() + " (incomplete)",
                figure(model, model.throughputPerS(), ModelResult.THROUGHPUT),
                figure(model, model.p50Ms(), ModelResult.P50),
                figure(model, model.p99Ms(), ModelResult.P99),
                number(model.p999Ms(), 0),
                count(model.errors()),
                count(model.timeouts()),
                number(model.max("threads"), 0),
                number(model.max("heap_used_mib"), 0),
                number(model.mean("cpu_server"), 2),
                verdict(model));
    }

    /** A figure of the median round; of several rounds, with how far the interval of their mean reaches. */
    private static String figure(ModelResult model, double median, String name) {
        Interval interval = model.intervals().get(name);
        return number(median, 0) + (interval == null ? "" : " ±" + number(interval.reach(), 0));
    }

    private static String verdict(ModelResult model) {
        var check = model.check();
        if (check == null) {
            return "not checked";
        }
        return check.holds() ? "all there" : "LOST OR DOUBLED";
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
