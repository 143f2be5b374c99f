package dev.selvedge.internal.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tree of regions: what is below one is found while it lasts, and is not kept after. */
class RegionTest {

    private static Region below(Region above) {
        return Region.below(above, Strand.current(), () -> "a region", null);
    }

    private static CancelCause causeAt(Region origin) {
        return new CancelCause(CancelCause.Kind.REQUESTED, origin, "a test", "it says so", Instant.EPOCH, null);
    }

    @Test
    void children_areThoseThatAreNotOver_newestFirst() {
        Region above = below(Region.ROOT);
        Region first = below(above);
        Region second = below(above);
        Region third = below(above);
        second.end();
        assertThat(above.children()).containsExactly(third, first);
        third.endNewest();
        assertThat(above.children()).containsExactly(first);
    }

    @Test
    void regionsThatAreOver_areNotKept() {
        Region above = below(Region.ROOT);
        List<Region> lasting = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            Region child = below(above);
            if (i % 1_000 == 0) {
                lasting.addFirst(child);
            } else {
                child.end();
            }
        }
        assertThat(above.children()).isEqualTo(lasting);
        assertThat(linked(lasting.getLast())).isLessThan(100);
        assertThat(linked(below(above))).isLessThan(200);
    }

    private static int linked(Region newest) {
        int linked = 0;
        for (Region region = newest; region != null; region = region.older) {
            linked++;
        }
        return linked;
    }

    @Test
    void aRegionBelowACancelledOne_isCancelledFromItsBeginning() {
        Region above = below(Region.ROOT);
        CancelCause cause = causeAt(above);
        above.cancel(cause);
        assertThat(below(above).cause()).isSameAs(cause);
        assertThat(Region.shielded(above, Strand.current(), () -> "a shield", null)
                        .cause())
                .isNull();
    }

    @Test
    void whatIsOver_isNotCancelled_andForgetsWhatItStoodFor() {
        Region above = below(Region.ROOT);
        Region ended = below(above);
        ended.end();
        above.cancel(causeAt(above));
        assertThat(ended.cause()).isNull();
        assertThat(ended.strand()).isNull();
    }

    @Test
    void regionsMadeByManyThreads_areAllCancelled() throws InterruptedException {
        Region above = below(Region.ROOT);
        List<Thread> threads = new ArrayList<>();
        List<List<Region>> made = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Region> mine = new ArrayList<>();
            made.add(mine);
            threads.add(Thread.startVirtualThread(() -> makeAndEnd(above, mine)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        above.cancel(causeAt(above));
        assertThat(made)
                .allSatisfy(mine -> assertThat(mine)
                        .hasSize(500)
                        .allSatisfy(region -> assertThat(region.isCancelled()).isTrue()));
    }

    private static void makeAndEnd(Region above, List<Region> lasting) {
        for (int i = 0; i < 1_000; i++) {
            Region child = below(above);
            if (i % 2 == 0) {
                lasting.add(child);
            } else {
                child.end();
            }
        }
    }
}
