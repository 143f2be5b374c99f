package dev.selvedge.lab.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.explain.Synthetic;
import dev.selvedge.lab.result.Results;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static Synthetic threads(double... rounds) {
        return Synthetic.model("threads").answering(950, 210).rounds(rounds);
    }

    private static Comparison compare(Synthetic before, Synthetic after) {
        return Comparison.of(Synthetic.results(before.result()), Synthetic.results(after.result()));
    }

    private static Difference throughput(Comparison comparison) {
        return comparison.differences().getFirst();
    }

    @Test
    void intervalsApart_differ() {
        Comparison comparison = compare(threads(950, 955, 945), threads(1_150, 1_160, 1_140));

        assertThat(throughput(comparison).verdict()).isEqualTo(Verdict.MORE);
        assertThat(Words.summary(comparison).getFirst())
                .isEqualTo(
                        "threads: answers a second went from 950 to 1,150 (+21 %), which is more than the rounds scatter.");
        assertThat(throughput(compare(threads(1_150, 1_160, 1_140), threads(950, 955, 945)))
                        .verdict())
                .isEqualTo(Verdict.LESS);
    }

    @Test
    void intervalsThatMeet_tellNothing() {
        Comparison comparison = compare(threads(950, 1_100, 900), threads(1_150, 1_000, 1_140));

        assertThat(throughput(comparison).verdict()).isEqualTo(Verdict.WITHIN_ERROR);
        assertThat(Words.summary(comparison)).contains("No figure differs by more than its error.");
    }

    @Test
    void singleRounds_haveNoKnownError() {
        Comparison comparison = compare(threads(), Synthetic.model("threads").answering(2_000, 100));

        assertThat(throughput(comparison).verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(Words.row(throughput(comparison)))
                .containsExactly("threads", "answers a second", "950", "2,000", "+111 %", "not known");
        assertThat(Words.summary(comparison).getFirst()).contains("--rounds 3");
    }

    @Test
    void otherConditions_andModelsInOneRunOnly_areNamed() {
        Results before = Synthetic.results(threads().result(), Synthetic.loops().result());
        Results after =
                Synthetic.results(500, threads().result(), Synthetic.scopes().result());

        Comparison comparison = Comparison.of(before, after);

        assertThat(comparison.alone()).containsExactlyInAnyOrder("event-loop", "selvedge");
        assertThat(Words.summary(comparison))
                .contains(
                        "The runs also differ in requests a second (0: as fast as answers come): 0 in the first run, 500 in the"
                                + " second.")
                .contains("In one run only: event-loop, selvedge.");
    }
}
