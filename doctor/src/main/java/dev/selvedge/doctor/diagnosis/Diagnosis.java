package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts the parts together. */
public final class Diagnosis {

    private Diagnosis() {}

    /**
     * Finds what is wrong.
     *
     * @param samples snapshots of one JVM, oldest first, at least one; with only one, whatever waits counts as not moving
     * @return the report
     */
    public static Report of(List<Snapshot> samples) {
        Patient patient = new Patient(samples);
        Deadlocks deadlocks = new Deadlocks(patient);
        List<Finding> findings = new ArrayList<>(deadlocks.findings());
        findings.addAll(new Carriers(patient).findings());
        findings.addAll(new Crowds(patient, deadlocks).findings());
        findings.addAll(new Lent(patient).findings());
        findings.addAll(new Growth(patient).findings());
        findings.addAll(new Unheeded(patient).findings());
        if (findings.stream().noneMatch(finding -> finding.kind() == Finding.Kind.STARVED)) {
            findings.addAll(new Abandoned(patient, deadlocks).findings());
        }
        findings.sort(Comparator.comparing((Finding finding) -> !finding.kind().isStuck())
                .thenComparing(Finding::certainty)
                .thenComparing(Finding::kind));
        return Report.of(patient, findings);
    }

    /**
     * Whether it takes more snapshots to tell exhaustion from a healthy program that holds things for long, and growth from a burst.
     *
     * @param samples snapshots of one JVM, oldest first, at least one
     * @return whether more would tell more
     */
    public static boolean isWorthAnotherLook(List<Snapshot> samples) {
        Patient patient = new Patient(samples);
        return new Growth(patient).isWorthAnotherLook()
                || new Lent(patient).isWorthAnotherLook()
                || new Crowds(patient, new Deadlocks(patient)).isWorthAnotherLook();
    }
}
