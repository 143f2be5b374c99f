package dev.selvedge.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.agent.victims.Chances;
import dev.selvedge.simulation.agent.victims.LockOrder;
import dev.selvedge.simulation.agent.victims.Races;
import dev.selvedge.simulation.agent.victims.Times;
import dev.selvedge.simulation.agent.victims.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same seed is the same run. */
class SameSeedTest {

    private static final int RUNS = 50;

    static Stream<Named<Simulation.Program>> programs() {
        return Stream.of(
                Named.of("race", Races::plainField),
                Named.of("deadlock", LockOrder::oppositeBlocks),
                Named.of("lost wake-up", Waits::lostWakeUp),
                Named.of("monitors", LockOrder::sameOrder),
                Named.of("wait and notify", () -> Waits.buffer(true)),
                Named.of("time", Times::periodic));
    }

    private record Outcome(String replay, String summary, long steps, long schedules) {

        static Outcome of(Report report) {
            return new Outcome(report.replay(), report.summary(), report.steps(), report.schedules());
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void sameSeed_isTheSameReport(Simulation.Program program) throws InterruptedException {
        Simulation simulation = Simulation.of(program).schedules(20).seed(42).all();
        Outcome first = Outcome.of(simulation.run());
        for (int i = 1; i < RUNS; i++) {
            assertThat(Outcome.of(simulation.run())).isEqualTo(first);
        }
    }

    @Test
    void sameSeed_isTheSameChance_andAnotherIsNot() throws InterruptedException {
        List<Object> first = numbers(1);
        assertThat(numbers(1)).isEqualTo(first);
        assertThat(numbers(2)).doesNotContainAnyElementsOf(first);
        assertThat(Set.copyOf(first)).hasSameSizeAs(first);
    }

    private static List<Object> numbers(long seed) throws InterruptedException {
        List<Object> numbers = new ArrayList<>();
        Simulation.of(() -> numbers.addAll(Chances.numbers()))
                .schedules(1)
                .seed(seed)
                .strict()
                .check();
        return numbers;
    }
}
