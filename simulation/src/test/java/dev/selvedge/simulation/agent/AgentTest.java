package dev.selvedge.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.simulation.Simulation;
import dev.selvedge.simulation.agent.victims.Chances;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the agent says of itself, and of what it can't control. */
@EnabledIfSystemProperty(named = "simulation.withAgent", matches = "true")
class AgentTest {

    @Test
    void agent_isActive_andSaysWhatItSees() {
        assertThat(Agent.isActive()).isTrue();
        assertThat(Agent.packages()).contains("dev.selvedge.simulation.agent.victims");
        assertThat(Agent.coverage())
                .startsWith("the agent sees locks, atomics, fields and time in ")
                .doesNotContain("not seen");
    }

    @Test
    void uncontrolled_isNotedWithItsLine() throws InterruptedException {
        assertThat(Simulation.of(Chances::uncontrolled)
                        .schedules(1)
                        .run()
                        .uncontrolled()
                        .keySet())
                .satisfiesExactlyInAnyOrder(
                        note -> assertThat(note)
                                .startsWith("new Thread at Chances.java:")
                                .contains("startVirtualThread"),
                        note -> assertThat(note).startsWith("Executors.newFixedThreadPool at Chances.java:"),
                        note -> assertThat(note)
                                .startsWith("UUID.randomUUID at Chances.java:")
                                .contains("random()"),
                        note -> assertThat(note).startsWith("ThreadLocalRandom.current at Chances.java:"),
                        note -> assertThat(note).startsWith("List.parallelStream at Chances.java:"));
    }
}
