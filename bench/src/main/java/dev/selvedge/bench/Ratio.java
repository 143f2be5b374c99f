package dev.selvedge.bench;

import java.util.Locale;

/**
 * Ours divided by another's: below one, we are faster.
 *
 * @param value the ratio
 * @param error its error, from the errors of both
 */
record Ratio(double value, double error) {

    static Ratio of(Samples ours, Samples other) {
        double value = ours.ns() / other.ns();
        return new Ratio(value, value * Math.hypot(ours.error() / ours.ns(), other.error() / other.ns()));
    }

    /** Returns the plain word: with the error considered, is ours better or worse, or can't that be said? */
    String verdict() {
        if (value + error < 1) {
            return "better";
        }
        return value - error > 1 ? "worse" : "even";
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f %s", value, verdict());
    }
}
