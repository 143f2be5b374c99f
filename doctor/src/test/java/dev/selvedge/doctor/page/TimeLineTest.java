package dev.selvedge.doctor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.diagnosis.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLineTest {

    private final TimeLine line = new TimeLine();

    private static Finding finding(String title, Long... threads) {
        return new Finding(
                Finding.Kind.DEADLOCK, Finding.Certainty.CERTAIN, title, List.of(), "mend it", List.of(threads));
    }

    private void at(long time, Finding... findings) {
        line.add(new TimeLine.Point(time, 10, 5, findings.length), List.of(findings));
    }

    @Test
    void findings_beginAndAreOver_once() {
        at(1);
        at(2, finding("a", 1L, 2L));
        at(3, finding("a, told in other words", 2L, 1L));
        at(4, finding("b", 3L));
        assertThat(line.lines().events())
                .extracting(TimeLine.Event::at, TimeLine.Event::began)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2L, true),
                        org.assertj.core.groups.Tuple.tuple(4L, true),
                        org.assertj.core.groups.Tuple.tuple(4L, false));
        assertThat(line.since()).containsOnlyKeys(Ids.of(finding("b", 3L))).containsValue(4L);
    }

    @Test
    void crowd_whoseMembersComeAndGo_isOneFinding() {
        for (int i = 0; i < 5; i++) {
            at(
                    i,
                    new Finding(
                            Finding.Kind.CONTENTION,
                            Finding.Certainty.CERTAIN,
                            (20 + i) + " wait for lock 'a', which is passed on",
                            List.of(),
                            "hold it for less time",
                            List.of((long) i, i + 1L)));
        }
        assertThat(line.lines().events()).hasSize(1);
    }

    @Test
    void longTime_isKeptWhole_coarser() {
        for (int i = 0; i < 10_000; i++) {
            at(i);
        }
        List<TimeLine.Point> points = line.lines().points();
        assertThat(points).hasSizeBetween(300, 720);
        assertThat(points.getFirst().at()).isZero();
        assertThat(points.getLast().at()).isEqualTo(9_999);
    }
}
