package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WindowTest {

    private final Window window = new Window();
    private long seconds;

    private Picture.Seen after(Snapshot snapshot) {
        window.add(snapshot, Duration.ofSeconds(seconds).toNanos());
        seconds += 2;
        return window.seen();
    }

    /** Six that wait for a lock that this one has. */
    private static Snapshot crowd(long holder) {
        return Server.jvm(LongStream.rangeClosed(1, 8)
                .mapToObj(id -> id == holder
                        ? Server.thread(id, "t", List.of(), Server.lock("pool"))
                        : Server.thread(id, "t", List.of(Server.wants(Server.lock("pool"), holder))))
                .toArray(ThreadState[]::new));
    }

    @Test
    void firstLooks_sayNothingYet() {
        assertThat(after(Server.deadlock()).ready()).isFalse();
        assertThat(after(Server.deadlock()).findings()).isEmpty();
        assertThat(after(Server.deadlock()).findings())
                .extracting(Finding::kind)
                .containsExactly(Finding.Kind.DEADLOCK);
    }

    @Test
    void deadlock_thatComesLater_isSaidAfterThreeLooks_andOverAtOnce() {
        Snapshot healthy = Server.jvm(Server.thread(1, "one", List.of()), Server.thread(2, "two", List.of()));
        for (int i = 0; i < 6; i++) {
            assertThat(after(healthy).findings()).isEmpty();
        }
        assertThat(after(Server.deadlock()).findings()).isEmpty();
        assertThat(after(Server.deadlock()).findings()).isEmpty();
        assertThat(after(Server.deadlock()).findings()).hasSize(1);
        assertThat(after(healthy).findings()).isEmpty();
    }

    @Test
    void exhaustion_isSuspected_andSaidOnlyAfterSeconds() {
        after(crowd(1));
        after(crowd(1));
        Picture.Seen early = after(crowd(1));
        assertThat(early.findings()).isEmpty();
        assertThat(early.pending()).singleElement().asString().contains("pool");
        after(crowd(1));
        after(crowd(1));
        Picture.Seen late = after(crowd(1));
        assertThat(late.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.EXHAUSTED);
        assertThat(late.pending()).isEmpty();
    }

    @Test
    void whatIsPassedOn_isContention() {
        Picture.Seen seen = after(crowd(1));
        for (long holder = 2; holder <= 8; holder++) {
            seen = after(crowd(holder));
        }
        assertThat(seen.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.CONTENTION);
    }

    @Test
    void longAgo_isStale() {
        after(Server.deadlock());
        assertThat(window.isStale(Duration.ofSeconds(5).toNanos())).isFalse();
        assertThat(window.isStale(Duration.ofSeconds(60).toNanos())).isTrue();
    }
}
