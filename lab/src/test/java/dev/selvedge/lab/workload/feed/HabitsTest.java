package dev.selvedge.lab.workload.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.lab.feed.Item;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HabitsTest {

    private static List<Integer> flicks(int reader) {
        Habits habits = new Habits(reader);
        List<Integer> flicks = new ArrayList<>();
        for (int flick = habits.flick(); flick > 0; flick = habits.flick()) {
            flicks.add(flick);
            habits.pauseMillis();
        }
        return flicks;
    }

    private static int items(int reader) {
        return flicks(reader).stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void reader_doesTheSameInEachRun_andOthersDoSomethingElse() {
        assertThat(flicks(17)).isEqualTo(flicks(17));
        assertThat(IntStream.range(0, 100).mapToObj(HabitsTest::flicks).distinct())
                .hasSizeGreaterThan(50);
    }

    @Test
    void readers_leaveAfterTwelveItemsOnAverage_andNobodySeesTheEnd() {
        IntSummaryStatistics items =
                IntStream.range(0, 10_000).map(HabitsTest::items).summaryStatistics();
        assertThat(items.getAverage()).isBetween(11.0, 13.0);
        assertThat(items.getMin()).isEqualTo(2);
        assertThat(items.getMax()).isLessThan(Item.FEED);
    }
}
