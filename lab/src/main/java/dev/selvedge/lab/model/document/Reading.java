package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Document;
import dev.selvedge.lab.document.Upload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Reads documents on the calling thread, and knows how long that took. Safe for use by several threads. */
final class Reading {

    private final String longestName;
    private final LongAdder now = new LongAdder();
    private final LongAccumulator longestNanos = new LongAccumulator(Math::max, 0);

    private Reading(String longestName) {
        this.longestName = longestName;
    }

    /** Reads where nobody else waits for the thread. */
    static Reading onThreads() {
        return new Reading("reading_ms");
    }

    /** Reads on event loops: the time of the longest is one for which nothing else happened on a loop. */
    static Reading onLoops() {
        return new Reading("loop_reading_ms");
    }

    /** Reads a document. Computes; see {@link Document#read}. */
    Document read(Upload upload) throws Refusal {
        now.increment();
        long start = System.nanoTime();
        try {
            return Document.read(upload);
        } finally {
            longestNanos.accumulate(System.nanoTime() - start);
            now.decrement();
        }
    }

    /**
     * Returns the gauges: {@code reading} (documents that are being read now), and {@code reading_ms} or {@code loop_reading_ms} (how long
     * the one took that took longest since the last look).
     */
    Map<String, Supplier<Number>> gauges() {
        Map<String, Supplier<Number>> gauges = new LinkedHashMap<>();
        gauges.put("reading", now::sum);
        gauges.put(longestName, () -> TimeUnit.NANOSECONDS.toMillis(longestNanos.getThenReset()));
        return gauges;
    }
}
