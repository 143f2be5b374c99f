package dev.selvedge.lab.model.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a server tells of all its readers. Safe for use by several threads. */
final class FeedCounts {

    private final LongAdder readers = new LongAdder();
    private final LongAdder pending = new LongAdder();
    private final LongAdder kept = new LongAdder();

    void came() {
        readers.increment();
    }

    void left() {
        readers.decrement();
    }

    void fetching() {
        pending.increment();
    }

    void fetched() {
        pending.decrement();
    }

    /** Adds items that were fetched and are not shown yet. */
    void keep(int items) {
        kept.add(items);
    }

    /** Returns {@code readers} (connected now), {@code pending} (items being fetched) and {@code kept_items}. */
    Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("readers", readers.sum());
        gauges.put("pending", pending.sum());
        gauges.put("kept_items", kept.sum());
        return gauges;
    }
}
