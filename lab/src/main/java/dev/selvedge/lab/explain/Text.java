package dev.selvedge.lab.explain;

import java.util.List;
import java.util.Locale;

/** Numbers as a person writes them. */
public final class Text {

    private Text() {}

    /** Returns a number without decimals. */
    public static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** Returns a number with its thousands set apart. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a number with as many decimals as matter. */
    public static String decimal(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.1f", value);
    }

    /** Returns a share of 1 in percent. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** Returns a time given in milliseconds, in the unit that suits it. */
    public static String millis(double ms) {
        return ms >= 1_000 ? decimal(ms / 1e3) + " s" : ms >= 10 ? count(ms) + " ms" : decimal(ms) + " ms";
    }

    /** Returns parts joined by commas and a last "and". */
    public static String and(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /** Returns a number with the word that goes with it. */
    public static String plural(double count, String one, String many) {
        return count(count) + " " + (Math.round(count) == 1 ? one : many);
    }
}
