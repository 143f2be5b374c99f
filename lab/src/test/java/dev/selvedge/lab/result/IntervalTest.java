package dev.selvedge.lab.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class IntervalTest {

    /** By hand: the mean is 102, the standard deviation 2, so the reach is 4.303 × 2 / √3. */
    @Test
    void threeRounds_haveStudentsInterval() {
        Interval interval = Interval.of(100, 102, 104);

        assertThat(interval.mean()).isEqualTo(102);
        assertThat(interval.reach()).isCloseTo(4.9687, within(0.0005));
        assertThat(interval.low()).isCloseTo(97.0313, within(0.0005));
        assertThat(interval.rounds()).isEqualTo(3);
    }

    @Test
    void sameEachTime_hasNoWidth() {
        assertThat(Interval.of(7, 7, 7, 7).reach()).isZero();
    }

    @Test
    void meets_alsoAtASinglePoint() {
        Interval low = new Interval(5, 0, 10, 3);

        assertThat(low.meets(new Interval(12, 10, 14, 3))).isTrue();
        assertThat(low.meets(new Interval(13, 11, 15, 3))).isFalse();
        assertThat(new Interval(13, 11, 15, 3).meets(low)).isFalse();
    }

    @Test
    void mostRounds_haveAQuantile_andOthersAreRefused() {
        assertThat(Interval.of(DoubleStream.iterate(1, value -> value + 1)
                                .limit(Interval.MOST_ROUNDS)
                                .toArray())
                        .reach())
                .isPositive();
        assertThatThrownBy(() -> Interval.of(1)).hasMessageContaining("1 rounds have no interval");
        assertThatThrownBy(() -> Interval.of(new double[Interval.MOST_ROUNDS + 1]))
                .hasMessageContaining("expected 2 to 20");
    }
}
