package dev.selvedge.lab.service;

import java.time.Duration;

/**
 * How long a call takes: the same for the same call in every run, so that each model waits for the same. Most calls take a
 * little less than the mean, a few take longer, as real services do: 95 % of the mean, and an exponential rest of 5 % in the
 * mean, of at most 30 %.
 *
 * @param mean the mean, as given
 * @param seed what makes another series of delays
 */
public record Delay(Duration mean, long seed) {

    private static final double LEAST = 0.95;
    private static final double REST = 0.05;
    private static final double MOST_REST = 0.30;

    /**
     * Returns the delay of a call.
     *
     * @param call what is asked
     * @return microseconds
     */
    public long micros(byte[] call) {
        double uniform = ((mix(call) >>> 11) + 1) * 0x1.0p-53; // in (0, 1]
        double rest = Math.min(MOST_REST, -Math.log(uniform) * REST);
        return (long) (mean.toNanos() / 1_000.0 * (LEAST + rest));
    }

    private long mix(byte[] call) {
        long hash = seed;
        for (byte b : call) {
            hash = hash * 31 + b;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L; // splitmix64
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
