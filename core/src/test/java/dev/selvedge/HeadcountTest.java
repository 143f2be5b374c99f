package dev.selvedge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waiter;
import org.junit.jupiter.api.Test;

/** Who comes while it is open is counted until it leaves; who comes later may not stay. */
class HeadcountTest {

    private final Headcount count = new Headcount();

    @Test
    void numbers_areGivenInTheOrderOfComing() {
        assertThat(count.enter()).isEqualTo(1);
        assertThat(count.enter()).isEqualTo(2);
        count.leave();
        assertThat(count.enter()).isEqualTo(3);
        assertThat(count.size()).isEqualTo(2);
    }

    @Test
    void itIsNotShut_whileSomebodyIsThere() {
        count.enter();
        assertThat(count.shut()).isFalse();
        count.leave();
        assertThat(count.shut()).isTrue();
        assertThat(count.isNone()).isTrue();
    }

    @Test
    void whoComesWhenItIsShut_mayNotStay() {
        count.enter();
        count.leave();
        count.shut();
        assertThat(count.enter()).isEqualTo(-2);
        assertThat(count.isNone()).isTrue();
        assertThat(count.size()).isZero();
    }

    @Test
    void theLastToLeave_wakesWhoWaitsForThat() {
        Waiter waiter = Waiter.deaf(Strand.current());
        count.enter();
        count.enter();
        count.wakeWhenNone(waiter);
        count.leave();
        assertThat(waiter.isPending()).isTrue();
        count.leave();
        assertThat(waiter.isPending()).isFalse();
    }

    @Test
    void whereNobodyIs_whoWaitsIsWokenAtOnce() {
        Waiter waiter = Waiter.deaf(Strand.current());
        count.wakeWhenNone(waiter);
        assertThat(waiter.isPending()).isFalse();
    }
}
