package dev.selvedge.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private final WarmUp warmUp = new WarmUp();

    private boolean isSteadyAfter(long... answersASecond) {
        LongStream.of(answersASecond).forEach(warmUp::second);
        return warmUp.isSteady();
    }

    @Test
    void tooFewSeconds_sayNothing() {
        assertThat(isSteadyAfter(100, 100, 100, 100, 100, 100, 100, 100, 100)).isFalse();
    }

    @Test
    void sameSpeed_isSteady() {
        assertThat(isSteadyAfter(0, 0, 100, 100, 100, 101, 99, 102, 98, 100, 101, 100))
                .isTrue();
    }

    @Test
    void growingSpeed_isNot() {
        assertThat(isSteadyAfter(100, 110, 120, 130, 140, 150, 160, 170, 180, 190))
                .isFalse();
    }

    @Test
    void onlyTheLastSecondsCount() {
        assertThat(isSteadyAfter(10, 20, 400, 1_000, 1_000, 1_000, 1_000, 1_010, 990, 1_000, 1_000, 1_000, 1_000))
                .isTrue();
    }

    @Test
    void fallingSpeed_isSteadyEnough() {
        assertThat(isSteadyAfter(300, 300, 300, 300, 300, 200, 200, 200, 200, 200))
                .isTrue();
    }
}
