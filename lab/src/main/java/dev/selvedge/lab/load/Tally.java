package dev.selvedge.lab.load;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Counts what happens until it is told to say so, and begins anew. Used by the generator's one thread only. */
public final class Tally {

    private final Histogram latencies = LoadLine.emptyHistogram();
    private final Map<String, Long> statuses = new HashMap<>();
    private final Map<String, SortTally> sorts = new HashMap<>();
    private long confirmed;
    private long broken;
    private long timeOuts;
    private long unsent;

    /** Begins at nothing. */
    public Tally() {}

    /**
     * Counts an answer; only the latency of one with status 200 is recorded.
     *
     * @param status its status
     * @param nanos  how long it took
     */
    public void answer(int status, long nanos) {
        answer("", status, nanos);
    }

    /**
     * Counts an answer to a request of some sort.
     *
     * @param sort   its name; empty where there is only one
     * @param status its status
     * @param nanos  how long it took
     */
    public void answer(String sort, int status, long nanos) {
        if (status == 200) {
            confirmed++;
            record(nanos);
        } else {
            statuses.merge(Integer.toString(status), 1L, Long::sum);
        }
        of(sort).ifPresent(tally -> tally.answer(status, micros(nanos)));
    }

    /** Counts what its connection did not live to see. */
    public void broken() {
        broken("");
    }

    /** The same, for a sort. */
    public void broken(String sort) {
        broken++;
        of(sort).ifPresent(SortTally::broken);
    }

    private Optional<SortTally> of(String sort) {
        return sort.isEmpty() ? Optional.empty() : Optional.of(sorts.computeIfAbsent(sort, name -> new SortTally()));
    }

    /** Records how long was waited in vain: the true latency is longer, and leaving it out would flatter the server. */
    public void timeOut(long nanos) {
        timeOut("", nanos);
    }

    /** The same, for a sort. */
    public void timeOut(String sort, long nanos) {
        timeOuts++;
        record(nanos);
        of(sort).ifPresent(tally -> tally.timeOut(micros(nanos)));
    }

    /**
     * Records the requests that were due and never sent: each has waited since its time, in vain.
     *
     * @param sinceNanos    how long the oldest has been due
     * @param intervalNanos the time between two of them
     */
    public void unsent(long sinceNanos, long intervalNanos) {
        for (long waited = sinceNanos; waited > 0; waited -= intervalNanos) {
            unsent++;
            record(waited);
        }
    }

    private void record(long nanos) {
        latencies.recordValue(micros(nanos));
    }

    private long micros(long nanos) {
        return Math.clamp(nanos / 1_000, 1, latencies.getHighestTrackableValue());
    }

    private Map<String, SortLine> take() {
        Map<String, SortLine> lines = new HashMap<>();
        sorts.forEach((sort, tally) -> lines.put(sort, tally.take()));
        return lines;
    }

    LoadLine take(String phase, long millis, int waiting) {
        LoadLine line = new LoadLine(
                phase,
                millis,
                confirmed,
                statuses,
                broken,
                timeOuts,
                unsent,
                waiting,
                LoadLine.encode(latencies),
                take());
        latencies.reset();
        statuses.clear();
        confirmed = 0;
        broken = 0;
        timeOuts = 0;
        unsent = 0;
        return line;
    }
}
