package dev.selvedge.bench;

import dev.selvedge.bench.work.Contender;
import dev.selvedge.bench.work.Row;
import java.util.List;

/** A way to measure one system in one row, in a process of its own. */
interface Track {

    /**
     * Measures; blocks until it is done.
     *
     * @return one figure an iteration, in nanoseconds an operation
     * @throws MeasuringFailedException if the process failed or computed something wrong
     * @throws InterruptedException if the thread is interrupted
     */
    List<Double> measure(Row row, Contender contender, Settings settings)
            throws MeasuringFailedException, InterruptedException;
}
