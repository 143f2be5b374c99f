package dev.selvedge.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SmallestScheduleTest {

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20).map(run -> run * 1_000);
    }

    /** It takes one preemption, where the first has looked and not noted yet; most of those found have more. */
    @ParameterizedTest
    @MethodSource("seeds")
    void doubleClose_isShownWithOnePreemption(long seed) throws InterruptedException {
        Report report = Simulation.of(new DoubleClose()::buggy).seed(seed).run();
        assertThat(report.story())
                .containsPattern("the simplest schedule found \\([01] preemptions?, [12] decisions?,");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void checkThenAct_isShownWithOnePreemption(long seed) throws InterruptedException {
        Report report = Simulation.of(new CheckThenAct()::buggy).seed(seed).run();
        assertThat(report.story())
                .containsPattern("the simplest schedule found \\([01] preemptions?, [12] decisions?,");
    }

    /** The first to take a fork loses its turn before the second one; from there on each only waits for its neighbour. */
    @ParameterizedTest
    @MethodSource("seeds")
    void diningPhilosophers_areShownWithFewPreemptions(long seed) throws InterruptedException {
        Report report =
                Simulation.of(new DiningPhilosophers()::buggy).seed(seed).run();
        assertThat(report.story()).containsPattern("the simplest schedule found \\([0-4] preemptions?,");
    }
}
