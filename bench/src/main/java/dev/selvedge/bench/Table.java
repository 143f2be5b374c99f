package dev.selvedge.bench;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Family;
import dev.selvedge.bench.work.Row;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prints the table: a line a row, a column a family, and our ratios to the best peer, to Go and to the floor. */
final class Table {

    private static final String NOTHING = "–";
    private static final List<Family> COLUMNS =
            List.of(Family.SELVEDGE, Family.JOX, Family.KOTLIN, Family.JDK, Family.GO);

    private final Results results;

    Table(Results results) {
        this.results = results;
    }

    void print(PrintStream out) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(heading());
        results.rows().forEach(row -> lines.add(line(row)));
        int[] widths = widths(lines);
        out.println();
        out.println(
                "ns per operation ± the error of 99.9 %; JDK: its fastest; ours / others: below 1, Selvedge is faster");
        out.println();
        for (List<String> line : lines) {
            out.println(format(line, widths));
        }
    }

    private static List<String> heading() {
        List<String> heading = new ArrayList<>(List.of("row", "per"));
        COLUMNS.forEach(family -> heading.add(family.title()));
        heading.addAll(List.of("ours / best peer", "ours / Go", "ours / floor"));
        return heading;
    }

    private List<String> line(Row row) {
        List<String> line = new ArrayList<>(List.of(row.name(), row.shape().unit()));
        for (Family family : COLUMNS) {
            line.add(results.bestOf(row, family)
                    .map(cell -> Numbers.withError(cell.getValue()))
                    .orElseGet(() -> without(row, family)));
        }
        line.add(toBestPeer(row));
        line.add(ratio(row, results.bestOf(row, Family.GO).map(Map.Entry::getValue)));
        line.add(floorOf(row));
        return line;
    }

    /** Says why there is no figure: it failed, or the family does not take part. */
    private String without(Row row, Family family) {
        return results.hasFailed(row, family) ? "failed" : NOTHING;
    }

    private String toBestPeer(Row row) {
        Optional<Map.Entry<Contender, Samples>> best = results.bestPeer(row);
        String ratio = ratio(row, best.map(Map.Entry::getValue));
        return best.map(cell -> ratio + " (" + cell.getKey().system() + ")").orElse(NOTHING);
    }

    private String floorOf(Row row) {
        Optional<Samples> ours = results.ours(row);
        Optional<Samples> floor = results.floor(row);
        if (ours.isPresent() && floor.isPresent()) { // no word: the floor is a measure, and does not compete
            return Numbers.short3(Ratio.of(ours.get(), floor.get()).value());
        }
        return results.bestOf(row, Family.FLOOR)
                .map(cell -> "the floor: " + Numbers.withError(cell.getValue()))
                .orElse(NOTHING);
    }

    private String ratio(Row row, Optional<Samples> other) {
        return results.ours(row)
                .flatMap(ours -> other.map(samples -> Ratio.of(ours, samples).toString()))
                .orElse(NOTHING);
    }

    private static int[] widths(List<List<String>> lines) {
        int[] widths = new int[lines.getFirst().size()];
        for (List<String> line : lines) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        return widths;
    }

    private static String format(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = line.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            boolean isFigure = column >= 2 && column < 2 + COLUMNS.size();
            text.append(isFigure ? padding + cell : cell + padding).append("  ");
        }
        return text.toString().stripTrailing();
    }
}
