package dev.selvedge.lab.result;

/**
 * What a sampled value was while it counted.
 *
 * @param mean the mean of its samples
 * @param max  the greatest of them
 */
public record Gauge(double mean, double max) {}
