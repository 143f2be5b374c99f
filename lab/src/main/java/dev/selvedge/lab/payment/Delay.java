package dev.selvedge.lab.payment;

import java.time.Duration;

/**
 * How long a payment takes: the same for the same order in every run, so that each model waits for the same. Most calls take a
 * little less than the mean, a few take longer, as real services do: 95 % of the mean, and an exponential rest of 5 % in the
 * mean, of at most 30 %.
 *
 * @param mean the mean, as given
 * @param seed what makes another series of delays
 */
record Delay(Duration mean, long seed) {

    private static final double LEAST = 0.95;
    private static final double REST = 0.05;
    private static final double MOST_REST = 0.30;

    /** Returns the delay of a payment in microseconds. */
    long micros(byte[] payment) {
        double uniform = ((mix(payment) >>> 11) + 1) * 0x1.0p-53; // in (0, 1]
        double rest = Math.min(MOST_REST, -Math.log(uniform) * REST);
        return (long) (mean.toNanos() / 1_000.0 * (LEAST + rest));
    }

    private long mix(byte[] payment) {
        long hash = seed;
        for (byte b : payment) {
            hash = hash * 31 + b;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L; // splitmix64
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
