package dev.selvedge.bench;

import java.util.Collection;
import org.openjdk.jmh.util.ListStatistics;

/** The figures of one system in one row, one an iteration, in nanoseconds an operation. */
final class Samples {

    /** The confidence that JMH gives its errors for. */
    private static final double CONFIDENCE = 0.999;

    private final ListStatistics statistics = new ListStatistics();

    void add(Collection<Double> figures) {
        figures.forEach(statistics::addValue);
    }

    long count() {
        return statistics.getN();
    }

    /** Returns the mean, NaN without a figure. */
    double ns() {
        return statistics.getMean();
    }

    /** Returns the error of the mean as JMH reckons it: half of the interval of 99.9 %; NaN with fewer than three. */
    double error() {
        return statistics.getMeanErrorAt(CONFIDENCE);
    }
}
