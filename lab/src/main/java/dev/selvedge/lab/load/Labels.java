package dev.selvedge.lab.load;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Latencies of requests of different sorts, each sort apart. The generator's one thread records; any thread may ask.
 */
final class Labels {

    private static final double MICROS = 1_000;

    private final Map<String, ConcurrentHistogram> sorts = new ConcurrentHashMap<>();

    void record(String label, long nanos) {
        if (!label.isEmpty()) {
            ConcurrentHistogram sort = sorts.computeIfAbsent(label, LoadLine::concurrentHistogram);
            sort.recordValue(Math.clamp(nanos / 1_000, 1, sort.getHighestTrackableValue()));
        }
    }

    /** Forgets what was recorded: it was warm-up. */
    void reset() {
        sorts.clear();
    }

    /** Returns the median of each sort so far, in milliseconds. */
    Map<String, Number> medians() {
        Map<String, Number> medians = new LinkedHashMap<>();
        sorts.forEach((label, sort) -> medians.put("median_ms_" + label, sort.getValueAtPercentile(50) / MICROS));
        return medians;
    }
}
