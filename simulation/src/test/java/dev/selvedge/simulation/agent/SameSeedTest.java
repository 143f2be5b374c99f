package dev.selvedge.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.agent.victims.Callbacks;
import dev.selvedge.simulation.agent.victims.Chances;
import dev.selvedge.simulation.agent.victims.LockOrder;
import dev.selvedge.simulation.agent.victims.Races;
import dev.selvedge.simulation.agent.victims.Times;
import dev.selvedge.simulation.agent.victims.Waits;
import dev.selvedge.simulation.engine.Chooser;
import dev.selvedge.simulation.engine.Ending;
import dev.selvedge.simulation.engine.Schedule;
import dev.selvedge.simulation.engine.Schedules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same seed is the same run. */
@EnabledIfSystemProperty(named = "simulation.withAgent", matches = "true")
class SameSeedTest {

    private static final int RUNS = 50;
    private static final int SEEDS = 10;

    static Stream<Named<Simulation.Program>> programs() {
        return Stream.of(
                Named.of("race", Races::plainField),
                Named.of("deadlock", LockOrder::oppositeBlocks),
                Named.of("lost wake-up", Waits::lostWakeUp),
                Named.of("monitors", LockOrder::sameOrder),
                Named.of("wait and notify", () -> Waits.buffer(true)),
                Named.of("monitors of the JDK", Callbacks::cache),
                Named.of("time", Times::periodic));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void sameSeed_isTheSameEnding(Simulation.Program program) {
        Schedules.install();
        for (long seed = 0; seed < SEEDS; seed++) {
            Ending first = run(program, seed);
            for (int i = 1; i < RUNS; i++) {
                Ending again = run(program, seed);
                assertThat(again.kind()).isEqualTo(first.kind());
                assertThat(again.hash()).isEqualTo(first.hash());
                assertThat(again.nanos()).isEqualTo(first.nanos());
            }
        }
    }

    private static Ending run(Simulation.Program program, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Chooser chooser = (ready, current, last) -> ready.get(random.nextInt(ready.size()));
        return new Schedule(chooser, seed, 100_000, false, null).run(program::run);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void sameSeed_isTheSameReport(Simulation.Program program) throws InterruptedException {
        Simulation simulation = Simulation.of(program).schedules(50).seed(42);
        Report first = simulation.run();
        Report second = simulation.run();
        assertThat(second.story()).isEqualTo(first.story());
        assertThat(second.steps()).isEqualTo(first.steps());
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
