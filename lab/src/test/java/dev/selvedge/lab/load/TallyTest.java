package dev.selvedge.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long MILLI = 1_000_000;

    private final Tally tally = new Tally();

    @Test
    void take_countsAndBeginsAnew() {
        tally.answer("", 200, 5 * MILLI);
        tally.answer("", 200, 7 * MILLI);
        tally.answer("", 503, MILLI);
        tally.broken("");
        LoadLine line = tally.take(LoadLine.MEASURE, 1_000, 4);
        assertThat(line.confirmed()).isEqualTo(2);
        assertThat(line.statuses()).isEqualTo(Map.of("503", 1L));
        assertThat(line.broken()).isEqualTo(1);
        assertThat(line.latencies().getTotalCount()).isEqualTo(2);
        assertThat(tally.take(LoadLine.MEASURE, 1_000, 4).confirmed()).isZero();
    }

    @Test
    void latencies_survivePrinting_withinOneInThousand() {
        for (int ms = 1; ms <= 1_000; ms++) {
            tally.answer("", 200, ms * MILLI);
        }
        Histogram read =
                LoadLine.parse(tally.take(LoadLine.MEASURE, 1_000, 0).format()).latencies();
        assertThat(read.getTotalCount()).isEqualTo(1_000);
        assertThat(read.getValueAtPercentile(99) / 1e3).isBetween(989.0, 992.0);
    }

    @Test
    void sorts_areCountedForThemselves_andTogether() {
        tally.answer("order", 200, 5 * MILLI);
        tally.answer("order", 504, MILLI);
        tally.answer("search", 200, 7 * MILLI);
        tally.broken("search");
        tally.timeOut("order", 9 * MILLI);

        LoadLine line = LoadLine.parse(tally.take(LoadLine.MEASURE, 1_000, 0).format());

        assertThat(line.confirmed()).isEqualTo(2);
        assertThat(line.sorts()).containsOnlyKeys("order", "search");
        SortLine orders = line.sorts().get("order");
        assertThat(orders)
                .extracting(SortLine::confirmed, SortLine::refused, SortLine::broken, SortLine::timeOuts)
                .containsExactly(1L, 1L, 0L, 1L);
        assertThat(LoadLine.decode(orders.histogram()).getTotalCount()).isEqualTo(2);
        assertThat(line.sorts().get("search").broken()).isEqualTo(1);
        assertThat(tally.take(LoadLine.MEASURE, 1_000, 0).sorts().get("order").confirmed())
                .isZero();
    }

    @Test
    void timeOut_countsAsALatency() {
        tally.timeOut("", 10_000 * MILLI);
        LoadLine line = tally.take(LoadLine.MEASURE, 1_000, 0);
        assertThat(line.timeOuts()).isEqualTo(1);
        assertThat(line.latencies().getMaxValue()).isGreaterThanOrEqualTo(10_000_000);
    }

    @Test
    void unsent_eachHasWaitedSinceItWasDue() {
        tally.unsent(1_000 * MILLI, 10 * MILLI);
        LoadLine line = tally.take(LoadLine.DRAIN, 1_000, 0);
        assertThat(line.unsent()).isEqualTo(100);
        assertThat(line.latencies().getMean() / 1e3).isBetween(500.0, 510.0);
    }

    @Test
    void unsent_nothingLate_isNothing() {
        tally.unsent(-1, 10 * MILLI);
        assertThat(tally.take(LoadLine.DRAIN, 1_000, 0).unsent()).isZero();
    }

    @Test
    void schedule_atAnotherRate_keepsWhatWasDue() {
        Schedule schedule = new Schedule(1_000, 0);
        schedule.take();
        schedule.rate(10_000);
        assertThat(schedule.take()).isEqualTo(MILLI);
        assertThat(schedule.take()).isEqualTo(MILLI + MILLI / 10);
    }

    @Test
    void schedule_thatFallsBehind_keepsTheTimesThatWereDue() {
        Schedule schedule = new Schedule(1_000, 0);
        assertThat(schedule.isDue(0)).isTrue();
        assertThat(schedule.take()).isZero();
        assertThat(schedule.isDue(MILLI - 1)).isFalse();
        assertThat(schedule.take()).isEqualTo(MILLI);
        assertThat(schedule.lateness(500 * MILLI)).isEqualTo(498 * MILLI);
    }
}
