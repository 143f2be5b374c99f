package dev.selvedge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.Task;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which looks are taken where there are many threads. */
class ExaminationTest {

    private static final int MANY = 6_000;
    private static final long HOLDER = 1;

    /** Many wait for a lock. Who has it is asked at each look. */
    private static final class Crowd implements Source {

        private final List<Set<Long>> watched = new ArrayList<>();
        private int looks;

        /** From that look on, it is passed on. */
        private final int movesAt;

        Crowd(int movesAt) {
            this.movesAt = movesAt;
        }

        @Override
        public Snapshot snapshot() {
            looks++;
            return snapshot(LongStream.rangeClosed(HOLDER, MANY));
        }

        @Override
        public Taken lookAt(Set<Long> threads) {
            looks++;
            watched.add(threads);
            Snapshot seen = snapshot(threads.stream().mapToLong(Long::longValue).sorted());
            return () -> seen;
        }

        private Snapshot snapshot(LongStream ids) {
            long holder = looks < movesAt ? HOLDER : HOLDER + 1;
            List<ThreadState> threads = ids.mapToObj(id -> id == holder ? busy(id) : waiting(id, holder))
                    .toList();
            return new Snapshot(1, "Main", "VM", "now", 2, 0, threads, List.of(), List.of(), List.of());
        }

        private static ThreadState waiting(long id, long holder) {
            Resource lock = new Resource("lock", "lock", "the lock");
            return state(id, "WAITING", List.of(new Wait("lock", lock, List.of(holder), false, false)));
        }

        private static ThreadState busy(long id) {
            return state(id, "TIMED_WAITING", List.of());
        }

        private static ThreadState state(long id, String state, List<Wait> waits) {
            return new ThreadState(
                    id, "t" + id, true, true, state, 0, List.of("a.B.c(B.java:1)"), waits, List.of(), "", Task.NONE);
        }
    }

    private static Report examine(Source source) throws Exception {
        return new Examination(source, _ -> {}).report();
    }

    @Test
    void aCrowd_isLookedAtAsAWhole_onlyAtFirst() throws Exception {
        Crowd crowd = new Crowd(Integer.MAX_VALUE);
        Report report = examine(crowd);
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.EXHAUSTED);
        assertThat(report.virtualThreads() + report.platformThreads()).isEqualTo(MANY);
        assertThat(crowd.watched)
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(watched -> assertThat(watched).contains(HOLDER).hasSizeBetween(5, 100));
        assertThat(report.samples()).isEqualTo(crowd.looks);
    }

    @Test
    void whatIsPassedOn_isSeenAtOnce_andEndsTheLooks() throws Exception {
        for (int movesAt : Stream.of(4, 5, 6).toList()) {
            Crowd crowd = new Crowd(movesAt);
            Report report = examine(crowd);
            assertThat(report.isStuck()).as(TextReport.of(report)).isFalse();
            assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.CONTENTION);
            assertThat(crowd.looks).isEqualTo(movesAt);
        }
    }

    @Test
    void whoHasEnded_isNotCarriedAlong() {
        Crowd crowd = new Crowd(Integer.MAX_VALUE);
        Snapshot before = crowd.snapshot();
        Snapshot later = crowd.snapshot(LongStream.of(1, 3));
        assertThat(before.with(later, Set.of(1L, 2L, 3L)).threads())
                .extracting(ThreadState::id)
                .hasSize(MANY - 1)
                .contains(1L, 3L, 4L)
                .doesNotContain(2L);
    }
}
