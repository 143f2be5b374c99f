package dev.selvedge.simulation.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.selvedge.simulation.Report;
import dev.selvedge.simulation.Simulation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each bug of the corpus is found with the usual settings, its report says what is wrong, and its repaired twin passes.
 *
 * <p>{@code -Dselvedge.corpus.schedules=10000} runs the twins under so many schedules.
 */
class CorpusTest {

    private static final int SCHEDULES = Integer.getInteger("selvedge.corpus.schedules", 300);

    static Stream<Named<Specimen>> specimens() {
        return Corpus.SPECIMENS.stream().map(specimen -> Named.of(specimen.name(), specimen));
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void buggy_isFoundAndExplained(Specimen specimen) throws InterruptedException {
        assumeVisible(specimen);
        Report report = Simulation.of(specimen::buggy).run();
        assertThat(report.isPassed()).isFalse();
        assertThat(report.story()).contains(specimen.telltale());
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void buggy_replaysTheFailure(Specimen specimen) throws InterruptedException {
        assumeVisible(specimen);
        Report found = Simulation.of(specimen::buggy).run();
        Report again = Simulation.of(specimen::buggy).replay(found.replay()).run();
        assertThat(again.summary()).isEqualTo(found.summary());
        assertThat(again.replay()).isEqualTo(found.replay());
        assertThat(again.story()).doesNotContain("the replay went another way");
    }

    @ParameterizedTest
    @MethodSource("specimens")
    @Timeout(600) // for the long form
    void fixed_passes(Specimen specimen) throws InterruptedException {
        assumeVisible(specimen);
        Report report = Simulation.of(specimen::fixed).schedules(SCHEDULES).check();
        assertThat(report.schedules()).isEqualTo(SCHEDULES);
    }

    private static void assumeVisible(Specimen specimen) {
        assumeTrue(!specimen.needsAgent() || Agents.isActive(), "without the agent nobody sees where others could run");
    }
}
