package dev.selvedge.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.agent.Agent;
import dev.selvedge.simulation.agent.victims.LockOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What stays hidden without the agent. */
@DisabledIfSystemProperty(named = "simulation.withAgent", matches = "true")
class WithoutAgentTest {

    @Test
    void coverage_saysWhatIsMissing() {
        assertThat(Agent.isActive()).isFalse();
        assertThat(Agent.packages()).isEmpty();
        assertThat(Agent.coverage())
                .contains("uncontended locks, atomics and fields are no switch points", "-javaagent:");
    }

    @Test
    void oppositeLocks_areNoDeadlockInAnySchedule() throws InterruptedException {
        assertThat(Simulation.of(LockOrder::oppositeLocks).schedules(100).run().failures())
                .isZero();
    }
}
