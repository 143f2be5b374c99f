package dev.selvedge.lab.load;

/**
 * What the generator says about one sort of requests in a second, where a workload has several.
 *
 * @param confirmed answers with status 200
 * @param refused   answers with another status
 * @param broken    requests whose connection ended before the answer
 * @param timeOuts  requests that were given up after the time-out
 * @param histogram latencies of what was confirmed or timed out, written as in {@link LoadLine}
 */
public record SortLine(long confirmed, long refused, long broken, long timeOuts, String histogram) {}
