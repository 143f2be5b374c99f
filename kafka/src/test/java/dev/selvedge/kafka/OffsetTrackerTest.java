package dev.selvedge.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTrackerTest {

    private static final class TestStep implements OffsetTracker.Step {

        private final long offset;
        private boolean done;

        TestStep(long offset) {
            this.offset = offset;
        }

        @Override
        public long offset() {
            return offset;
        }

        @Override
        public boolean isDone() {
            return done;
        }
    }

    private final OffsetTracker<TestStep> tracker = new OffsetTracker<>();
    private final List<Long> passed = new ArrayList<>();

    private TestStep begin(long offset) {
        TestStep step = new TestStep(offset);
        tracker.begin(step);
        return step;
    }

    private long frontier() {
        tracker.advance(step -> passed.add(step.offset()));
        return tracker.frontier();
    }

    @Test
    void frontier_nothingDone_isNone() {
        begin(5);
        assertThat(frontier()).isEqualTo(OffsetTracker.NONE);
    }

    @Test
    void frontier_laterOneDone_staysBeforeTheUndoneOne() {
        TestStep first = begin(5);
        begin(6).done = true;
        assertThat(frontier()).isEqualTo(OffsetTracker.NONE);
        assertThat(tracker.held()).isEqualTo(2);
        first.done = true;
        assertThat(frontier()).isEqualTo(7);
        assertThat(tracker.held()).isZero();
    }

    @Test
    void frontier_gapsBetweenOffsets_arePassed() {
        begin(5).done = true;
        begin(9).done = true;
        TestStep last = begin(100);
        assertThat(frontier()).isEqualTo(10);
        last.done = true;
        assertThat(frontier()).isEqualTo(101);
    }

    @Test
    void begin_offsetThatDoesNotGrow_isRefused() {
        begin(5);
        assertThatThrownBy(() -> begin(5)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever the order of the ends: never past an undone one, always up to it, and each handed out once and in order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void frontier_anyOrderOfEnds_isTheFirstUndoneOne(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        List<TestStep> undone = new ArrayList<>();
        List<TestStep> all = new ArrayList<>();
        long offset = random.nextInt(1_000);
        for (int turn = 0; turn < 5_000; turn++) {
            if (undone.isEmpty() || random.nextInt(5) < 2) {
                offset += random.nextInt(10) == 0 ? 1 + random.nextInt(50) : 1;
                TestStep step = begin(offset);
                undone.add(step);
                all.add(step);
            } else {
                Collections.swap(undone, random.nextInt(undone.size()), undone.size() - 1);
                undone.removeLast().done = true;
            }
            if (random.nextInt(3) == 0) {
                assertThat(frontier()).isEqualTo(expectedFrontier(all));
            }
        }
        undone.forEach(step -> step.done = true);
        assertThat(frontier()).isEqualTo(offset + 1);
        assertThat(passed).isEqualTo(all.stream().map(TestStep::offset).toList());
    }

    private static long expectedFrontier(List<TestStep> all) {
        long expected = OffsetTracker.NONE;
        for (TestStep step : all) {
            if (!step.done) {
                return expected;
            }
            expected = step.offset + 1;
        }
        return expected;
    }
}
