package dev.selvedge.lab.result;

import java.util.Map;

/**
 * One second under load.
 *
 * @param second   which: 1 is the first that counts, 0 and below are warm-up
 * @param answers  confirmed answers
 * @param errors   other answers, and connections that ended too early
 * @param timeouts requests given up
 * @param waiting  requests without an answer at its end
 * @param p50Ms    median latency of this second, in milliseconds
 * @param p99Ms    99th percentile of this second
 * @param sampled  what was sampled from the processes in it
 */
public record Second(
        int second,
        double answers,
        long errors,
        long timeouts,
        int waiting,
        double p50Ms,
        double p99Ms,
        Map<String, Double> sampled) {

    /** Copies the samples. */
    public Second {
        sampled = Map.copyOf(sampled);
    }
}
