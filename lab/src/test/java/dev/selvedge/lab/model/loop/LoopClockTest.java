package dev.selvedge.lab.model.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoopClockTest {

    @Test
    void takeLateMillis_loopThatNeverTicksAgain_isMoreAndMoreLate() {
        LoopClock clock = new LoopClock();
        while (clock.takeLateMillis() == 0) {
            Thread.onSpinWait();
        }
        long later = clock.takeLateMillis();
        while (clock.takeLateMillis() <= later) {
            Thread.onSpinWait();
        }
    }

    @Test
    void takeLateMillis_lateTick_isToldOnce() {
        LoopClock clock = new LoopClock();
        while (clock.takeLateMillis() < 50) {
            Thread.onSpinWait();
        }
        clock.tick();
        assertThat(clock.takeLateMillis()).isGreaterThanOrEqualTo(50);
    }
}
