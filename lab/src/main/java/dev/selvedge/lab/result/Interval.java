package dev.selvedge.lab.result;

import java.util.Arrays;

/**
 * Where the mean of a figure lies, with a confidence of 95 %, as far as some rounds tell: Student's t interval, which takes the rounds for
 * independent and their scatter for normal.
 *
 * @param mean   the mean of the rounds
 * @param low    the lower end
 * @param high   the upper end
 * @param rounds how many there were
 */
public record Interval(double mean, double low, double high, int rounds) {

    /** The most rounds that there are quantiles for here. */
    public static final int MOST_ROUNDS = 20;

    /** The 97.5 % quantiles of Student's t distribution, for 1 to 19 degrees of freedom. */
    private static final double[] T = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093
    };

    /**
     * Returns the interval of some rounds.
     *
     * @param values the figure in each round, 2 to {@link #MOST_ROUNDS} of them
     */
    public static Interval of(double... values) {
        int count = values.length;
        if (count < 2 || count > MOST_ROUNDS) {
            throw new IllegalArgumentException(count + " rounds have no interval: expected 2 to " + MOST_ROUNDS);
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double half = T[count - 2] * Math.sqrt(squares / (count - 1) / count);
        return new Interval(mean, mean - half, mean + half, count);
    }

    /** Returns how far it reaches to either side of its mean. */
    public double reach() {
        return (high - low) / 2;
    }

    /** Whether this and another one have a value in common, so that their means may be the same. */
    public boolean meets(Interval other) {
        return low <= other.high && other.low <= high;
    }
}
