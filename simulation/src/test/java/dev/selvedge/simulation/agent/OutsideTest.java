package dev.selvedge.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.agent.victims.Outside;
import dev.selvedge.simulation.agent.victims.Races;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rewritten code on threads that nobody simulates, after somebody has been simulated. */
@EnabledIfSystemProperty(named = "simulation.withAgent", matches = "true")
class OutsideTest {

    @BeforeAll
    static void simulateSomething() throws InterruptedException {
        Simulation.of(Races::guarded).schedules(1).check();
    }

    static Stream<Thread.Builder> builders() {
        return Stream.of(Thread.ofPlatform(), Thread.ofVirtual());
    }

    @ParameterizedTest
    @MethodSource("builders")
    void synchronizedMethod_excludes(Thread.Builder builder) throws InterruptedException {
        assertThat(Outside.exclude(builder, 4, 1_000)).isEqualTo(List.of(1, 4_000));
    }

    @ParameterizedTest
    @MethodSource("builders")
    void waitAndNotify_handOver(Thread.Builder builder) throws InterruptedException {
        assertThat(Outside.handOver(builder)).isTrue();
    }

    @Test
    void sleep_takesRealTime() throws InterruptedException {
        assertThat(Outside.sleep()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(1));
    }

    @Test
    void time_isReal() {
        assertThat(Instant.ofEpochMilli(Outside.millis())).isAfter(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(Instant.now()).isAfter(Instant.parse("2025-01-01T00:00:00Z"));
    }
}
