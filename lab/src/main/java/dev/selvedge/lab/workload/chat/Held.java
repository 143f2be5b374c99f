package dev.selvedge.lab.workload.chat;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Second;

/** What the figures of one model say about its connections, and about those that did not read. */
record Held(ModelResult model, int seconds) {

    private static final double KIB = 1_024;

    /** Of the deliveries of before, less than so many are a room that waits. */
    private static final double STALLED = 0.5;

    static Held of(Facts facts) {
        return new Held(facts.model(), facts.conditions().seconds());
    }

    double connections() {
        return model.max("connections");
    }

    /** Heap of one connection in KiB; NaN if it is not known. */
    double heapKib() {
        double bytes = model.max("connection_heap");
        return bytes < 0 ? Double.NaN : bytes / KIB;
    }

    /** Memory of the whole process in KiB, divided by its connections. */
    double residentKib() {
        return model.max("rss_mib") * KIB / connections();
    }

    double keptKib() {
        return model.max("kept_bytes") / KIB;
    }

    /** Lines dropped while it counted; NaN where none can be. */
    double dropped() {
        return model.mean("dropped_per_s") * seconds;
    }

    double busyBefore() {
        return busy(1, third());
    }

    /** Deliveries a second in the busy room while members did not read; without the second in which they stopped. */
    double busyMeanwhile() {
        return busy(third() + 2, 2 * third());
    }

    boolean stalled() {
        return busyMeanwhile() < STALLED * busyBefore();
    }

    private int third() {
        return Math.max(1, seconds / 3);
    }

    private double busy(int first, int last) {
        return model.series().stream()
                .filter(second -> second.second() >= first && second.second() <= last)
                .map(Second::sampled)
                .filter(sampled -> sampled.containsKey("generator_busy_per_s"))
                .mapToDouble(sampled -> sampled.get("generator_busy_per_s"))
                .average()
                .orElse(Double.NaN);
    }
}
