package dev.selvedge.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.Strategy;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExhaustiveTest {

    /** One preemption is enough for them, if they wait in the right order; with two there are tens of thousands of schedules more. */
    @Test
    void diningPhilosophers_areFoundBeforeTheSchedulesWithMorePreemptions() throws InterruptedException {
        Report one = exhaustive(1, new DiningPhilosophers()::buggy);
        Report two = exhaustive(2, new DiningPhilosophers()::buggy);
        assertThat(one.firstFailure()).isPositive();
        assertThat(two.firstFailure()).isEqualTo(one.firstFailure());
    }

    @Test
    void fixedTwin_passesInEverySchedule() throws InterruptedException {
        Report report = exhaustive(3, new MutexOrder()::fixed);
        assertThat(report.isPassed()).isTrue();
        assertThat(report.isExhausted()).isTrue();
    }

    @Test
    void twoTasks_withoutPreemption_haveTwoOrders() throws InterruptedException {
        Report report = exhaustive(0, new DoubleClose()::fixed);
        assertThat(report.isExhausted()).isTrue();
        assertThat(report.schedules()).isEqualTo(2);
    }

    @Test
    void randomChoices_areTheSameInEverySchedule() throws InterruptedException {
        Set<Long> choices = new HashSet<>();
        Report report = exhaustive(1, () -> {
            choices.add(Simulation.random().nextLong());
            new DoubleClose().fixed();
        });
        assertThat(report.schedules()).isGreaterThan(1);
        assertThat(choices).hasSize(1);
    }

    private static Report exhaustive(int preemptions, Simulation.Program program) throws InterruptedException {
        return Simulation.of(program)
                .strategy(Strategy.exhaustive(preemptions))
                .schedules(10_000)
                .run();
    }
}
