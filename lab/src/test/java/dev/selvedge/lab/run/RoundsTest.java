package dev.selvedge.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.explain.Synthetic;
import dev.selvedge.lab.result.Check;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.Round;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final Rounds rounds = new Rounds();

    private static Synthetic threads(double perSecond) {
        return Synthetic.model("threads").answering(perSecond, 200);
    }

    @Test
    void severalRounds_areTheMedianOne_withTheOthersBeside() {
        for (double perSecond : new double[] {900, 1_000, 950}) {
            rounds.add(threads(perSecond).result());
            rounds.add(Synthetic.model("selvedge").answering(4_000, 500).result());
        }

        List<ModelResult> results = rounds.results();

        assertThat(results).extracting(ModelResult::name).containsExactly("threads", "selvedge");
        ModelResult threads = results.getFirst();
        assertThat(threads.throughputPerS()).isEqualTo(950);
        assertThat(threads.rounds()).extracting(Round::throughputPerS).containsExactly(900.0, 1_000.0, 950.0);
        assertThat(threads.intervals().get(ModelResult.THROUGHPUT).mean()).isEqualTo(950);
        assertThat(threads.complete()).isTrue();
    }

    @Test
    void singleRound_isAsItWas() {
        ModelResult once = threads(900).result();
        rounds.add(once);

        assertThat(rounds.results()).containsExactly(once);
    }

    @Test
    void roundThatFailed_isNotTheMedian_butIsSaid() {
        rounds.add(threads(0).failing("it was killed").result());
        rounds.add(threads(950).result());
        rounds.add(threads(960).result());

        ModelResult threads = rounds.results().getFirst();

        assertThat(threads.throughputPerS()).isEqualTo(950);
        assertThat(threads.complete()).isFalse();
        assertThat(threads.failure()).isEqualTo("it was killed");
    }

    @Test
    void roundThatLostAnOrder_isNotMadeGoodByOthers() {
        rounds.add(threads(900).result());
        rounds.add(threads(910).checked(new Check(10, 0, 9, true, false)).result());
        rounds.add(threads(920).result());

        assertThat(Objects.requireNonNull(rounds.results().getFirst().check()).holds())
                .isFalse();
    }

    @Test
    void order_rotates_soThatEachModelIsFirstOnce() {
        assertThat(Rounds.order(List.of("a", "b", "c"), 0)).containsExactly("a", "b", "c");
        assertThat(Rounds.order(List.of("a", "b", "c"), 1)).containsExactly("b", "c", "a");
        assertThat(Rounds.order(List.of("a", "b", "c"), 5)).containsExactly("c", "a", "b");
    }
}
