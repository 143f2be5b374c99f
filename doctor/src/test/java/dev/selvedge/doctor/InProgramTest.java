package dev.selvedge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.page.PageServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the guide shows of the doctor in the program itself. */
class InProgramTest {

    @Test
    void guide() throws Exception {
        // tag::examine
        Report report = Doctor.examine(); // as values: findings, groups, the tree of scopes
        if (report.isStuck()) {
            System.err.println(TextReport.of(report));
        }

        Doctor.assertNothingIsStuck(); // at the end of a test, say

        try (Watching watching = Doctor.watch(Duration.ofSeconds(30)); // logs each finding once, and when it is over
                PageServer page = Doctor.serve()) {
            System.out.println(page.address());
        }
        // end::examine
        assertThat(report.isStuck()).isFalse();
    }
}
