package dev.selvedge.lab.result;

/**
 * What became of requests in a part of the measured time, counted when it became known. Latencies are in milliseconds.
 *
 * @param seconds       how long it was
 * @param answers       those that succeeded
 * @param answersPerS   the same in a second
 * @param errors        other answers, and connections that ended before an answer
 * @param timeouts      requests given up after the time-out
 * @param p50Ms         median latency of those that succeeded or were given up
 * @param p99Ms         99th percentile
 * @param maxMs         the longest
 */
public record Span(
        double seconds,
        long answers,
        double answersPerS,
        long errors,
        long timeouts,
        double p50Ms,
        double p99Ms,
        double maxMs) {}
