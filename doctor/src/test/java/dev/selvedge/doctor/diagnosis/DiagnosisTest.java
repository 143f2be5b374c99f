package dev.selvedge.doctor.diagnosis;

import static dev.selvedge.doctor.diagnosis.Jvm.anybody;
import static dev.selvedge.doctor.diagnosis.Jvm.held;
import static dev.selvedge.doctor.diagnosis.Jvm.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {

    private static final Resource LEFT = resource("lock", "left");
    private static final Resource RIGHT = resource("lock", "right");
    private static final Resource MIDDLE = resource("monitor", "middle");
    private static final String FRAME = "com.acme.Till.pay(Till.java:7)";

    private static Finding only(Report report) {
        assertThat(report.findings()).hasSize(1);
        return report.findings().getFirst();
    }

    @Test
    void twoThatWaitForEachOther_areADeadlock() {
        Finding finding = only(new Jvm()
                .virtual(1, "WAITING", 0, FRAME, held("lock", RIGHT, 2))
                .thread(2, "BLOCKED", FRAME, held("lock", LEFT, 1))
                .thread(3, "RUNNABLE", FRAME)
                .examined());
        assertThat(finding.kind()).isEqualTo(Kind.DEADLOCK);
        assertThat(finding.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(finding.threads()).containsExactlyInAnyOrder(1L, 2L);
        assertThat(finding.title()).contains("deadlock of 2", "virtual thread 't1'", "thread 't2'");
        assertThat(finding.details()).contains("  waits to lock lock right, held by thread 't2'", "  at " + FRAME);
    }

    @Test
    void victims_areNamedWithTheDeadlock_andAreNoDeadlockOfTheirOwn() {
        Finding finding = only(new Jvm()
                .thread(1, "WAITING", FRAME, held("lock", RIGHT, 2))
                .thread(2, "WAITING", FRAME, held("lock", LEFT, 1))
                .thread(3, "WAITING", FRAME, held("lock", LEFT, 1))
                .thread(4, "WAITING", FRAME, held("join", resource("thread", "t3"), 3))
                .examined());
        assertThat(finding.threads()).hasSize(2);
        assertThat(finding.details()).contains("2 others wait for them:", "  thread 't3' (#3)", "  thread 't4' (#4)");
    }

    @Test
    void threeInACircle_withAMonitorAmongThem() {
        Finding finding = only(new Jvm()
                .thread(1, "BLOCKED", FRAME, held("lock", MIDDLE, 2))
                .virtual(2, "WAITING", 0, FRAME, held("lock", RIGHT, 3))
                .thread(3, "WAITING", FRAME, held("join", resource("thread", "t1"), 1))
                .examined());
        assertThat(finding.title()).contains("deadlock of 3");
        assertThat(finding.advice()).contains("joining");
    }

    @Test
    void aHolderThatRuns_isNoDeadlock() {
        assertThat(new Jvm()
                        .thread(1, "WAITING", FRAME, held("lock", RIGHT, 2))
                        .thread(2, "RUNNABLE", FRAME)
                        .examined()
                        .findings())
                .isEmpty();
    }

    @Test
    void aSelect_isStuckOnlyIfAllOfItsEndsAre() {
        Jvm knot = new Jvm()
                .virtual(1, "WAITING", 0, FRAME, held("take", LEFT, 2), held("take", RIGHT, 3))
                .virtual(2, "WAITING", 0, FRAME, held("take", MIDDLE, 1));
        assertThat(knot.virtual(3, "WAITING", 0, FRAME, held("take", MIDDLE, 1))
                        .examined()
                        .isStuck())
                .isTrue();
        Jvm free = new Jvm()
                .virtual(1, "WAITING", 0, FRAME, held("take", LEFT, 2), held("take", RIGHT, 3))
                .virtual(2, "WAITING", 0, FRAME, held("take", MIDDLE, 1))
                .virtual(3, "RUNNABLE", 9, FRAME);
        assertThat(free.examined().isStuck()).isFalse();
    }

    @Test
    void aWaitForWhatAnEndedThreadHolds_cannotEnd() {
        Finding finding = only(new Jvm()
                .thread(1, "WAITING", FRAME, held("lock", LEFT, 77))
                .thread(2, "RUNNABLE", FRAME)
                .examined());
        assertThat(finding.kind()).isEqualTo(Kind.CANNOT_END);
        assertThat(finding.certainty()).isEqualTo(Certainty.CERTAIN);
        assertThat(finding.details()).anyMatch(line -> line.contains("thread #77, which has ended"));
    }

    @Test
    void aTimedWait_isNotStuck() {
        assertThat(new Jvm()
                        .thread(1, "TIMED_WAITING", FRAME, held("lock", RIGHT, 2))
                        .thread(2, "TIMED_WAITING", FRAME, held("lock", LEFT, 1))
                        .examined()
                        .isStuck())
                .isFalse();
    }

    @Test
    void whoHasMoved_isNotStuck() {
        Snapshot before = new Jvm()
                .thread(1, "WAITING", "a.B.c(B.java:1)", held("lock", RIGHT, 2))
                .thread(2, "WAITING", FRAME, held("lock", LEFT, 1))
                .snapshot();
        Snapshot after = new Jvm()
                .thread(1, "WAITING", "a.B.c(B.java:2)", held("lock", RIGHT, 2))
                .thread(2, "WAITING", FRAME, held("lock", LEFT, 1))
                .snapshot();
        assertThat(Diagnosis.of(List.of(before, after)).isStuck()).isFalse();
    }

    @Test
    void carriersThatAreKept_starveTheOthers() {
        Finding finding = only(new Jvm()
                .carriers(2)
                .virtual(1, "RUNNABLE", 11, FRAME)
                .virtual(2, "RUNNABLE", 12, FRAME)
                .virtual(3, "RUNNABLE", 0, FRAME)
                .examined());
        assertThat(finding.kind()).isEqualTo(Kind.STARVED);
        assertThat(finding.title()).contains("all 2 carriers are kept", "1 virtual thread waits to run");
    }

    @Test
    void aCarrierThatIsFree_meansNoStarvation() {
        assertThat(new Jvm()
                        .carriers(2)
                        .virtual(1, "RUNNABLE", 11, FRAME)
                        .virtual(3, "RUNNABLE", 0, FRAME)
                        .examined()
                        .findings())
                .isEmpty();
    }

    @Test
    void aWaitThatKeepsItsCarrier_isPinned_andNotStuck() {
        Report report = new Jvm()
                .virtual(1, "WAITING", 11, FRAME, anybody("park", resource("other", "x")))
                .thread(2, "RUNNABLE", FRAME)
                .examined();
        assertThat(only(report).kind()).isEqualTo(Kind.PINNED);
        assertThat(report.isStuck()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "com.acme.Settings.<clinit>(Settings.java:3), the class initializer com.acme.Settings.<clinit>",
        "com.acme.Zip.inflate(Native Method),         the native method com.acme.Zip.inflate",
        "java.base/jdk.internal.misc.Unsafe.park(Native Method), a native call without a frame of its own",
    })
    void whatPins_isNamed(String frame, String pinnedBy) {
        Finding finding = only(new Jvm()
                .virtual(1, "WAITING", 11, frame, anybody("park", resource("other", "x")))
                .thread(2, "RUNNABLE", FRAME)
                .examined());
        assertThat(finding.details()).anyMatch(line -> line.startsWith("  pinned by " + pinnedBy));
    }

    @Test
    void aVirtualThread_thatWaitsForAClassOfAnother_isPinnedToo() {
        Finding finding = only(new Jvm()
                .virtual(1, "RUNNABLE", 11, FRAME, held("class init", resource("class", "Settings"), 2))
                .thread(2, "RUNNABLE", FRAME)
                .examined());
        assertThat(finding.kind()).isEqualTo(Kind.PINNED);
        assertThat(finding.details()).anyMatch(line -> line.contains("pinned by waiting for a class"));
    }

    @Test
    void aCrowd_beforeOneThatDoesNotMove_isExhaustion() {
        Jvm jvm = new Jvm().thread(9, "RUNNABLE", "sun.nio.ch.Net.poll(Native Method)");
        for (long id = 1; id <= 6; id++) {
            jvm.virtual(id, "WAITING", 0, FRAME, held("take", resource("semaphore", "connections"), 9));
        }
        Finding finding = only(jvm.examined());
        assertThat(finding.kind()).isEqualTo(Kind.EXHAUSTED);
        assertThat(finding.title()).contains("6 wait for semaphore connections");
        assertThat(finding.details()).anyMatch(line -> line.contains("sun.nio.ch.Net.poll"));
    }

    @Test
    void aCrowd_whoseHolderChanges_isContention() {
        Report report = Diagnosis.of(List.of(crowd(8), crowd(9)));
        assertThat(only(report).kind()).isEqualTo(Kind.CONTENTION);
        assertThat(report.isStuck()).isFalse();
    }

    private static Snapshot crowd(long holder) {
        Jvm jvm = new Jvm().thread(8, "RUNNABLE", FRAME).thread(9, "RUNNABLE", FRAME);
        for (long id = 1; id <= 6; id++) {
            jvm.virtual(id, "WAITING", 0, FRAME, held("take", resource("semaphore", "tills"), holder));
        }
        return jvm.snapshot();
    }

    @Test
    void aWaitThatNobodyIsLeftToEnd_isProbable() {
        Finding finding = only(new Jvm()
                .virtual(1, "WAITING", 0, FRAME, anybody("receive", resource("channel", "orders")))
                .thread(2, "WAITING", FRAME)
                .examined());
        assertThat(finding.kind()).isEqualTo(Kind.CANNOT_END);
        assertThat(finding.certainty()).isEqualTo(Certainty.PROBABLE);
        assertThat(finding.title()).contains("to receive from channel orders");
    }

    @Test
    void aWaitThatSomebodyMayEnd_isNothing() {
        assertThat(new Jvm()
                        .virtual(1, "WAITING", 0, FRAME, anybody("receive", resource("channel", "orders")))
                        .thread(2, "TIMED_WAITING", FRAME)
                        .examined()
                        .findings())
                .isEmpty();
    }

    @Test
    void groups_areTheBiggestFirst() {
        Jvm jvm = new Jvm().thread(1, "RUNNABLE", FRAME);
        for (long id = 10; id < 20; id++) {
            jvm.virtual(id, "WAITING", 0, "a.B.c(B.java:1)", anybody("io", resource("other", "s" + id)));
        }
        assertThat(jvm.examined().groups()).extracting(Group::count).containsExactly(10, 1);
    }
}
