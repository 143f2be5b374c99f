package dev.selvedge.lab.run;

import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        results.models().forEach(model -> rows.add(row(model)));
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        lines.add(1, "─".repeat(lines.getFirst().length()));
        return lines;
    }

    private static List<String> row(ModelResult model) {
        return List.of(
                model.complete() ? model.name() : model.name() + " (incomplete)",
                number(model.throughputPerS(), 0),
                number(model.p50Ms(), 0),
                number(model.p99Ms(), 0),
                number(model.p999Ms(), 0),
                count(model.errors()),
                count(model.timeouts()),
                number(model.max("threads"), 0),
                number(model.max("heap_used_mib"), 0),
                number(model.mean("cpu_server"), 2),
                verdict(model));
    }

    private static String verdict(ModelResult model) {
        var check = model.check();
        if (check == null) {
            return "not checked";
        }
        return check.holds() ? "all there" : "LOST OR DOUBLED";
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            boolean text = column == 0 || column == widths.length - 1;
            line.append(text ? cell + padding : padding + cell).append("  ");
        }
        return line.toString().stripTrailing();
    }

    private static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String number(double value, int digits) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}
