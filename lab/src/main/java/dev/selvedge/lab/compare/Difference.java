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
 * @param errors  how far the two intervals reach, or {@code null} where a run had one round only
 * @param verdict whether they are the same
 */
public record Difference(
        String model,
        String figure,
        double before,
        double after,
        @Nullable Errors errors,
        Verdict verdict) {

    /**
     * How far the intervals of two means reach to either side.
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
        if (first == null || second == null) {
            return new Difference(model, figure, before, after, null, Verdict.UNKNOWN);
        }
        Verdict verdict =
                first.meets(second) ? Verdict.WITHIN_ERROR : second.mean() > first.mean() ? Verdict.MORE : Verdict.LESS;
        Errors errors = new Errors(first.reach(), second.reach());
        return new Difference(model, figure, first.mean(), second.mean(), errors, verdict);
    }

    /** Returns by which part the figure has grown: 0.1 is a tenth more; NaN if it was nothing. */
    public double change() {
        return before == 0 ? Double.NaN : after / before - 1;
    }
}
