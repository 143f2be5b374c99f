package dev.selvedge.doctor.diagnosis;

import static dev.selvedge.doctor.diagnosis.Jvm.anybody;
import static dev.selvedge.doctor.diagnosis.Jvm.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Queues that only grow, and hand-made pools that are all lent out. */
class GrowthTest {

    private static final String TAKING = "com.acme.Till.serve(Till.java:9)";
    private static final String SERVING = "com.acme.Till.serve(Till.java:12)";

    private static List<Snapshot> sizes(long capacity, long... sizes) {
        return LongStream.of(sizes)
                .mapToObj(size -> new Jvm()
                        .thread(1, "TIMED_WAITING", "com.acme.Desk.ask(Desk.java:3)")
                        .queue("orders", size, capacity, 1L)
                        .at(size)
                        .snapshot())
                .toList();
    }

    private static List<Finding> findings(long capacity, long... sizes) {
        return Diagnosis.of(sizes(capacity, sizes)).findings();
    }

    @Test
    void aQueueThatIsLongerInEachLook_isSaidToGrow_andIsNotStuck() {
        Report report = Diagnosis.of(sizes(-1, 10, 20, 30, 40, 50, 60, 70));
        Finding finding = report.findings().getFirst();
        assertThat(report.isStuck()).isFalse();
        assertThat(finding.kind()).isEqualTo(Kind.GROWING);
        assertThat(finding.certainty()).isEqualTo(Certainty.PROBABLE);
        assertThat(finding.title()).isEqualTo("queue orders, at com.acme.Till.pending, only grows");
        assertThat(finding.details())
                .containsExactly(
                        "70 elements, and 10 when it was first looked at; longer in each of 7 looks, by 1 a second; it has no bound",
                        "within reach of thread 't1' (#1) at com.acme.Desk.ask(Desk.java:3)");
        assertThat(finding.threads()).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({
        "a burst that is over, 10 400 400 400 400 400 400",
        "one that breathes,    10 100 200 300 20 100 200",
        "one that fills up,    10 1000 1500 1510 1512 1513 1514",
        "a little more,        10 11 12 13 14 15 16",
        "few looks,            10 100 200",
    })
    void otherQueues_areLeftAlone(String what, String sizes) {
        long[] all =
                List.of(sizes.split(" ")).stream().mapToLong(Long::parseLong).toArray();
        assertThat(findings(-1, all)).as(what).isEmpty();
    }

    @Test
    void aBoundThatWillBeMet_isBackpressure_andOneThatIsOutOfReachIsNone() {
        assertThat(findings(10_000, 10, 20, 30, 40, 50, 60, 70)).isEmpty();
        assertThat(findings(2_000_000, 10, 20, 30, 40, 50, 60, 70)).hasSize(1);
    }

    @Test
    void moreLooks_areTaken_whileAQueueGrows() {
        assertThat(new Diagnosis(sizes(-1, 10, 20, 30)).isWorthAnotherLook()).isTrue();
        assertThat(new Diagnosis(sizes(-1, 10, 20, 15)).isWorthAnotherLook()).isFalse();
        assertThat(new Diagnosis(sizes(-1, 10, 10, 10)).isWorthAnotherLook()).isFalse();
    }

    @Test
    void aQueueThatWasFoundLate_countsFromThenOn() {
        List<Snapshot> late = new ArrayList<>(sizes(-1, 10, 20, 30, 40, 50, 60, 70));
        late.addFirst(new Jvm().snapshot());
        assertThat(Diagnosis.of(late).findings()).hasSize(1);
    }

    @Test
    void whoIsSeenToTakeAndToPut_isNamedAsSuch() {
        List<Snapshot> samples = LongStream.rangeClosed(1, 7)
                .mapToObj(i -> new Jvm()
                        .thread(1, "RUNNABLE", "java.base/java.util.concurrent.LinkedBlockingQueue.put(L.java:1)")
                        .thread(2, "WAITING", TAKING, anybody("notify", resource("queue", "orders")))
                        .queue("orders", 50 * i, -1, 1L)
                        .snapshot())
                .toList();
        assertThat(Diagnosis.of(samples).findings().getFirst().details())
                .anyMatch(line -> line.startsWith("filled by thread 't1'"))
                .anyMatch(line -> line.startsWith("emptied by thread 't2'"));
    }

    // ---- pools made by hand ----------------------------------------------------------------------------------------

    private static Jvm pool(int places, int waiters, int holders) {
        Jvm jvm = new Jvm().queue("connections", 0, places);
        for (int i = 0; i < waiters; i++) {
            jvm.thread(100 + i, "WAITING", TAKING, anybody("notify", resource("queue", "connections")));
        }
        for (int i = 0; i < holders; i++) {
            jvm.thread(200 + i, "RUNNABLE", SERVING, anybody("io", resource("other", "socket " + i)));
        }
        return jvm;
    }

    @Test
    void aPoolMadeOfAQueue_allLentToThreadsThatDoNotMove_isExhausted() {
        Finding finding = pool(3, 12, 3).examined().findings().getFirst();
        assertThat(finding.kind()).isEqualTo(Kind.EXHAUSTED);
        assertThat(finding.certainty()).isEqualTo(Certainty.PROBABLE);
        assertThat(finding.title()).startsWith("12 wait for an element of queue connections");
        assertThat(finding.threads()).containsExactly(200L, 201L, 202L);
        assertThat(new Diagnosis(List.of(pool(3, 12, 3).snapshot())).isWorthAnotherLook())
                .isTrue();
    }

    @Test
    void idleConsumers_areNoExhaustion() {
        assertThat(pool(8, 12, 3).examined().findings()).isEmpty();
        assertThat(pool(3, 5, 3).examined().findings()).isEmpty();
        assertThat(pool(3, 12, 0).examined().findings()).noneMatch(finding -> finding.kind() == Kind.EXHAUSTED);
    }
}
