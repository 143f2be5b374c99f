package dev.selvedge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.diagnosis.Diagnosis;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.Task;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchTest {

    private static ThreadState waiting(long id, long holder) {
        Resource lock = new Resource("lock" + id, "lock", "lock " + id);
        Wait wait = new Wait("lock", lock, List.of(holder), false, false);
        return new ThreadState(
                id,
                "t" + id,
                true,
                true,
                "WAITING",
                0,
                List.of("a.B.c(B.java:1)"),
                List.of(wait),
                List.of(),
                "",
                Task.NONE);
    }

    private static Snapshot snapshot(ThreadState... threads) {
        return new Snapshot(1, "Main", "VM", "now", 2, 0, List.of(threads), List.of(), List.of(), List.of());
    }

    private static Report report(ThreadState... threads) {
        return Diagnosis.of(List.of(snapshot(threads)));
    }

    @Test
    void aFinding_isToldOnce_andWhenItIsOver() {
        Watch watch = new Watch();
        Report stuck = report(waiting(1, 2), waiting(2, 1));
        assertThat(watch.next(stuck).appeared()).hasSize(1);
        assertThat(watch.next(stuck).appeared()).isEmpty();
        Watch.Change over = watch.next(report());
        assertThat(over.gone()).hasSize(1);
        assertThat(watch.next(stuck).appeared()).hasSize(1);
    }

    @Test
    void examine_looksThreeTimes_andNoMoreWithoutReason() throws Exception {
        List<Duration> pauses = new ArrayList<>();
        Report report = new Examination(() -> snapshot(waiting(1, 2), waiting(2, 1)), pauses::add).report();
        assertThat(report.samples()).isEqualTo(3);
        assertThat(pauses).hasSize(2);
        assertThat(report.isStuck()).isTrue();
    }

    @Test
    void text_hasTheFindingFirst_andTheGroups() {
        String text = TextReport.of(report(waiting(1, 2), waiting(2, 1)));
        assertThat(text)
                .contains("process 1, Main on VM: 2 virtual and 0 platform threads", "STUCK  deadlock of 2")
                .contains(
                        "What to do: take these in the same order",
                        "The threads, by what they do:",
                        "at a.B.c(B.java:1)");
        assertThat(TextReport.of(report())).contains("Nothing is stuck.");
    }
}
