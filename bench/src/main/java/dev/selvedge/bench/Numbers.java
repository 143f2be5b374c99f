package dev.selvedge.bench;

import java.util.Locale;

/** Figures as a person reads them: three digits that count. */
final class Numbers {

    private Numbers() {}

    static String short3(double ns) {
        if (Double.isNaN(ns)) {
            return "?";
        }
        if (ns < 9.995) {
            return String.format(Locale.ROOT, "%.2f", ns);
        }
        return ns < 99.95 ? String.format(Locale.ROOT, "%.1f", ns) : String.format(Locale.ROOT, "%,.0f", ns);
    }

    /** Returns a figure and its error. */
    static String withError(Samples samples) {
        return short3(samples.ns()) + " ±" + short3(samples.error());
    }
}
