package dev.selvedge.bench;

import dev.selvedge.bench.work.Row;
import java.time.Duration;

/**
 * How thoroughly is measured.
 *
 * @param rounds how often the whole table is gone through; each time, every system has a fresh process for every row
 * @param warmups how many iterations of each process do not count
 * @param iterations how many count
 * @param iterationTime how long each lasts, at least one run of the work
 * @param budget after this long, no further row is begun, once every row has had its first round
 */
record Settings(int rounds, int warmups, int iterations, Duration iterationTime, Duration budget) {

    /** Rough figures of all rows, in ten minutes. A few rows have all their rounds in less. */
    static final Settings QUICK = new Settings(4, 5, 5, Duration.ofMillis(60), Duration.ofMinutes(9));

    /** Figures to publish, in about an hour. */
    static final Settings FULL = new Settings(3, 5, 5, Duration.ofMillis(400), Duration.ofDays(1));

    /** A row with so many takes part of a second for one run, however little else it does. */
    private static final int MANY = 10_000;

    /** Returns these, with another number of rounds, and without a bound on the time. */
    Settings withRounds(int number) {
        return new Settings(number, warmups, iterations, iterationTime, Duration.ofDays(1));
    }

    /** Returns these, with fewer iterations for a row whose single run is long: it warms up within that run. */
    Settings suitedTo(Row row) {
        return row.width() < MANY ? this : new Settings(rounds, warmups / 2, iterations / 2 + 1, iterationTime, budget);
    }
}
