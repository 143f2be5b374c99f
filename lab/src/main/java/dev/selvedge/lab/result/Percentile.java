package dev.selvedge.lab.result;

/**
 * A point of the curve of latencies.
 *
 * @param percent how many requests in a hundred took at most this long
 * @param ms      how long, in milliseconds
 */
public record Percentile(double percent, double ms) {}
