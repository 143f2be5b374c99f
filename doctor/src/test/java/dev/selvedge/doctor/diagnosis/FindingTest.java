package dev.selvedge.doctor.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    private static Finding finding(Kind kind, String title, Long... threads) {
        return new Finding(kind, Certainty.PROBABLE, title, List.of(), "", List.of(threads));
    }

    @Test
    void crowd_staysTheSame_whoeverIsInIt() {
        assertThat(finding(Kind.EXHAUSTED, "50 wait for semaphore 'db'", 1L, 2L).sameness())
                .isEqualTo(finding(Kind.EXHAUSTED, "1,051 wait for semaphore 'db'", 3L)
                        .sameness())
                .isNotEqualTo(finding(Kind.EXHAUSTED, "50 wait for semaphore 'files'", 1L, 2L)
                        .sameness())
                .isNotEqualTo(finding(Kind.CONTENTION, "50 wait for semaphore 'db'", 1L, 2L)
                        .sameness());
    }

    @Test
    void deadlock_isOfItsThreads_inAnyOrder() {
        assertThat(finding(Kind.DEADLOCK, "deadlock of 2: a and b", 1L, 2L).sameness())
                .isEqualTo(
                        finding(Kind.DEADLOCK, "deadlock of 2: b and a", 2L, 1L).sameness())
                .isNotEqualTo(
                        finding(Kind.DEADLOCK, "deadlock of 2: a and b", 1L, 3L).sameness());
    }
}
