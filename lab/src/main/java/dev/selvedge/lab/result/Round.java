package dev.selvedge.lab.result;

/**
 * One of several rounds in which a model was measured. Latencies are in milliseconds.
 *
 * @param round          which, from 1
 * @param throughputPerS answers a second
 * @param p50Ms          median latency
 * @param p99Ms          99th percentile
 * @param p999Ms         99.9th percentile
 * @param errors         answers other than confirmed ones, and connections that ended before an answer
 * @param timeouts       requests given up
 */
public record Round(
        int round, double throughputPerS, double p50Ms, double p99Ms, double p999Ms, long errors, long timeouts) {}
