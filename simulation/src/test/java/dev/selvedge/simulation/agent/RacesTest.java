package dev.selvedge.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.agent.victims.LockOrder;
import dev.selvedge.simulation.agent.victims.Races;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What only shows at switch points that the agent makes. */
@EnabledIfSystemProperty(named = "simulation.withAgent", matches = "true")
class RacesTest {

    private static final int SCHEDULES = 100;

    static Stream<Named<Simulation.Program>> races() {
        return Stream.of(
                Named.of("plain field", Races::plainField),
                Named.of("volatile field", Races::volatileField),
                Named.of("static field", Races::staticField),
                Named.of("element of an array", Races::arrayElement),
                Named.of("check-then-act on an atomic", Races::atomicCheckThenAct),
                Named.of("check-then-act on a map", Races::mapCheckThenAct),
                Named.of("map without a lock", Races::unsynchronizedMap));
    }

    @ParameterizedTest
    @MethodSource("races")
    void lostUpdate_isFound(Simulation.Program race) throws InterruptedException {
        Report report = Simulation.of(race).schedules(SCHEDULES).run();
        assertThat(report.thrown()).isInstanceOf(AssertionError.class);
        assertThat(report.uncontrolled()).isEmpty();
    }

    @Test
    void guardedField_isNeverLost() throws InterruptedException {
        assertThat(Simulation.of(Races::guarded).strict().check().schedules()).isEqualTo(1_000);
    }

    static Stream<Named<Simulation.Program>> deadlocks() {
        return Stream.of(
                Named.of("locks", LockOrder::oppositeLocks),
                Named.of("blocks", LockOrder::oppositeBlocks),
                Named.of("methods", LockOrder::oppositeMethods));
    }

    @ParameterizedTest
    @MethodSource("deadlocks")
    void oppositeOrder_isFoundAsADeadlock(Simulation.Program deadlock) throws InterruptedException {
        Report report = Simulation.of(deadlock).schedules(SCHEDULES).run();
        assertThat(report.summary()).startsWith("stuck: deadlock of 2: ").contains("thread 1", "thread 2");
    }

    @Test
    void monitor_isNamedWithItsHolder() throws InterruptedException {
        assertThat(Simulation.of(LockOrder::oppositeBlocks).run().story())
                .contains("waits to enter the monitor of Account 1, held by thread 'thread ")
                .contains("waits to enter the monitor of Account 2, held by thread 'thread ");
    }

    @Test
    void steps_sayWhatWasAccessed() throws InterruptedException {
        assertThat(Simulation.of(Races::plainField).run().story())
                .contains("reads Races.plain", "writes Races.plain", "Races.java:");
    }

    @Test
    void sameOrder_neverFails() throws InterruptedException {
        assertThat(Simulation.of(LockOrder::sameOrder).strict().check().schedules())
                .isEqualTo(1_000);
    }

    @Test
    void failure_isReplayed() throws InterruptedException {
        Report found = Simulation.of(LockOrder::oppositeBlocks).run();
        Report again =
                Simulation.of(LockOrder::oppositeBlocks).replay(found.replay()).run();
        assertThat(again.summary()).isEqualTo(found.summary());
        assertThat(again.story()).doesNotContain("another way");
    }
}
