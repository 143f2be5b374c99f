package dev.selvedge.lab.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A table in a terminal: a line for each row, a rule below the head, and figures at the right of their columns. */
public final class TextTable {

    private TextTable() {}

    /**
     * Formats a table.
     *
     * @param head what the columns are called
     * @param rows their cells
     * @param text which columns hold words and are set at the left
     * @return its lines
     */
    public static List<String> lines(List<String> head, List<List<String>> rows, Set<Integer> text) {
        List<List<String>> all = new ArrayList<>();
        all.add(head);
        all.addAll(rows);
        int[] widths = new int[head.size()];
        for (List<String> row : all) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        all.forEach(row -> lines.add(line(row, widths, text)));
        lines.add(1, "─".repeat(lines.getFirst().length()));
        return lines;
    }

    private static String line(List<String> row, int[] widths, Set<Integer> text) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            String padding = " ".repeat(widths[column] - cell.length());
            line.append(text.contains(column) ? cell + padding : padding + cell).append("  ");
        }
        return line.toString().stripTrailing();
    }
}
