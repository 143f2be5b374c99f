package dev.selvedge.lab.load;

import org.HdrHistogram.Histogram;

/** Counts what happens to the requests of one sort. Used by the generator's one thread only. */
final class SortTally {

    private final Histogram latencies = LoadLine.emptyHistogram();
    private long confirmed;
    private long refused;
    private long broken;
    private long timeOuts;

    void answer(int status, long micros) {
        if (status == 200) {
            confirmed++;
            latencies.recordValue(micros);
        } else {
            refused++;
        }
    }

    void broken() {
        broken++;
    }

    void timeOut(long micros) {
        timeOuts++;
        latencies.recordValue(micros);
    }

    SortLine take() {
        SortLine line = new SortLine(confirmed, refused, broken, timeOuts, LoadLine.encode(latencies));
        latencies.reset();
        confirmed = 0;
        refused = 0;
        broken = 0;
        timeOuts = 0;
        return line;
    }
}
