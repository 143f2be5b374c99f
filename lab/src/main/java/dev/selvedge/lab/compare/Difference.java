package dev.selvedge.lab.compare;

import dev.selvedge.lab.result.Interval;
import org.jspecify.annotations.Nullable;

/**
 * One figure of one model in two runs.
 *
 * @param model   which model
 * @param figure  what the figure is called
 * @param before  its value in the first run: the mean of the rounds, if there were several
 * @param after   its value in the second
 * @param errors  how far the two intervals reach
 * @param verdict whether they are the same
 */
public record Difference(String model, String figure, double before, double after, Errors errors, Verdict verdict) {

    /**
     * How far the intervals of two means reach to either side; NaN where there is none, since a run had one round only or keeps none of this figure.
     *
     * @param before of the first run
     * @param after  of the second
     */
    public record Errors(double before, double after) {}

    static Difference of(
            String model,
            String figure,
            double before,
            double after,
            @Nullable Interval first,
            @Nullable Interval second) {
        return new Difference(
                model,
                figure,
                first == null ? before : first.mean(),
                second == null ? after : second.mean(),
                new Errors(reach(first), reach(second)),
                verdict(first, second));
    }

    private static double reach(@Nullable Interval interval) {
        return interval == null ? Double.NaN : interval.reach();
    }

    private static Verdict verdict(@Nullable Interval first, @Nullable Interval second) {
        if (first == null || second == null) {
            return Verdict.UNKNOWN;
        }
        if (first.meets(second)) {
            return Verdict.WITHIN_ERROR;
        }
        return second.mean() > first.mean() ? Verdict.MORE : Verdict.LESS;
    }

    /** Returns by which part the figure has grown: 0.1 is a tenth more; NaN if it was nothing. */
    public double change() {
        return before == 0 ? Double.NaN : after / before - 1;
    }
}
