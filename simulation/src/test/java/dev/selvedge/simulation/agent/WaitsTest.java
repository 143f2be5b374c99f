package dev.selvedge.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.agent.victims.Callbacks;
import dev.selvedge.simulation.agent.victims.Initializers;
import dev.selvedge.simulation.agent.victims.Waits;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code wait} and {@code notify} on simulated threads. */
@EnabledIfSystemProperty(named = "simulation.withAgent", matches = "true")
class WaitsTest {

    @Test
    void lostWakeUp_isFound_andSaysWhereItWaits() throws InterruptedException {
        Report report = Simulation.of(Waits::lostWakeUp).schedules(100).run();
        assertThat(report.summary()).startsWith("stuck");
        assertThat(report.story()).contains("waits to be notified at the monitor of Object 1, and nobody is left");
        assertThat(report.uncontrolled()).isEmpty();
    }

    @Test
    void notifyWhereNotifyAllIsNeeded_isFound() throws InterruptedException {
        Report report = Simulation.of(() -> Waits.buffer(false)).run();
        assertThat(report.summary()).startsWith("stuck");
    }

    static Stream<Named<Simulation.Program>> correct() {
        return Stream.of(
                Named.of("wait in a loop", Waits::keptWakeUp),
                Named.of("buffer with notifyAll", () -> Waits.buffer(true)),
                Named.of("who may wait and notify", Waits::rules),
                Named.of("wait for a time", Waits::timeOut),
                Named.of("interrupts", Waits::interrupts),
                Named.of("permits", Waits::permits),
                Named.of("function of a concurrent map", Callbacks::cache),
                Named.of("function of a synchronized list", Callbacks::synchronizedList));
    }

    @ParameterizedTest
    @MethodSource("correct")
    void correctProgram_neverFails(Simulation.Program program) throws InterruptedException {
        assertThat(Simulation.of(program).strict().check().schedules()).isEqualTo(1_000);
    }

    @Test
    void waitInAClassInitializer_failsAndSaysSo() throws InterruptedException {
        Report report =
                Simulation.of(Initializers::waitsInInitializer).schedules(1).run();
        assertThat(report.thrown())
                .isInstanceOf(ExceptionInInitializerError.class)
                .hasRootCauseInstanceOf(IllegalStateException.class);
        assertThat(report.thrown().getCause())
                .hasMessageContaining("inside native code or a class initializer")
                .hasMessageContaining("Initializers.java:");
    }
}
