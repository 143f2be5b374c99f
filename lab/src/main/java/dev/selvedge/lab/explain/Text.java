package dev.selvedge.lab.explain;

import java.util.List;
import java.util.Locale;

/** Numbers as a person writes them. */
final class Text {

    private Text() {}

    static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.2f" : "%,.1f", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String millis(double ms) {
        return ms >= 1_000 ? decimal(ms / 1e3) + " s" : ms >= 10 ? count(ms) + " ms" : decimal(ms) + " ms";
    }

    static String and(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    static String plural(double count, String one, String many) {
        return count(count) + " " + (Math.round(count) == 1 ? one : many);
    }
}
