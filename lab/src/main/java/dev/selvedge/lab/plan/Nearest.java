package dev.selvedge.lab.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a user who mistyped a name most likely meant. */
public final class Nearest {

    private Nearest() {}

    /**
     * Returns what to tell somebody who named something that is not there.
     *
     * @param kind  what sort of thing it is
     * @param given what was named
     * @param known what could have been
     * @return the exception, to be thrown
     */
    public static WrongUsageException unknown(String kind, String given, List<String> known) {
        String nearest = known.stream()
                .min(Comparator.comparingInt(name -> distance(given.toLowerCase(Locale.ROOT), name)))
                .orElseThrow();
        boolean near = distance(given.toLowerCase(Locale.ROOT), nearest) <= Math.max(2, nearest.length() / 2);
        return new WrongUsageException("unknown %s '%s': known are %s%s"
                .formatted(
                        kind,
                        given,
                        String.join(", ", known),
                        near && known.size() > 1 ? "; did you mean '" + nearest + "'?" : ""));
    }

    /** Returns how many letters must be changed, added or removed (Levenshtein), row by row. */
    static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < above.length; column++) {
                int changed = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(changed, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[to.length()];
    }
}
