package dev.selvedge.lab.result;

import org.jspecify.annotations.Nullable;

/**
 * One rate at which a server was tried.
 *
 * @param rate        requests a second that were due
 * @param held        whether it bore them
 * @param answersPerS answers a second
 * @param p50Ms       median latency in milliseconds, counted from when a request was due
 * @param p99Ms       99th percentile
 * @param lost        requests that were refused, broken off, given up or never sent
 * @param cpuServer   cores that the server kept busy, or {@code null} if that was not sampled
 * @param cpuMachine  cores that everything on the machine kept busy, or {@code null} likewise
 */
public record Probe(
        int rate,
        boolean held,
        double answersPerS,
        double p50Ms,
        double p99Ms,
        long lost,
        @Nullable Double cpuServer,
        @Nullable Double cpuMachine) {}
