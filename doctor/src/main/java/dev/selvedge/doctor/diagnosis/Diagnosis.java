package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the parts together. What is known of the patient is worked out once, for the report and for whether it takes more looks. */
public final class Diagnosis {

    private final Patient patient;
    private final Deadlocks deadlocks;
    private final Crowds crowds;
    private final Lent lent;
    private final Growth growth;

    /**
     * Looks for what is wrong.
     *
     * @param samples snapshots of one JVM, oldest first, at least one; with only one, whatever waits counts as not moving
     */
    public Diagnosis(List<Snapshot> samples) {
        patient = new Patient(samples);
        deadlocks = new Deadlocks(patient);
        crowds = new Crowds(patient, deadlocks);
        lent = new Lent(patient);
        growth = new Growth(patient);
    }

    /**
     * Finds what is wrong.
     *
     * @param samples snapshots of one JVM, oldest first, at least one; with only one, whatever waits counts as not moving
     * @return the report
     */
    public static Report of(List<Snapshot> samples) {
        return new Diagnosis(samples).report();
    }

    /** {@return what was found} */
    public Report report() {
        List<Finding> findings = new ArrayList<>(deadlocks.findings());
        findings.addAll(new Carriers(patient).findings());
        findings.addAll(crowds.findings());
        findings.addAll(lent.findings());
        findings.addAll(growth.findings());
        findings.addAll(new Unheeded(patient).findings());
        if (findings.stream().noneMatch(finding -> finding.kind() == Finding.Kind.STARVED)) {
            findings.addAll(new Abandoned(patient, deadlocks).findings());
        }
        findings.sort(Comparator.comparing((Finding finding) -> !finding.kind().isStuck())
                .thenComparing(Finding::certainty)
                .thenComparing(Finding::kind));
        return Report.of(patient, findings);
    }

    /** {@return whether it takes more snapshots to tell exhaustion from things that are held for long, and growth from a burst} */
    public boolean isWorthAnotherLook() {
        return growth.isWorthAnotherLook() || lent.isWorthAnotherLook() || crowds.isWorthAnotherLook();
    }

    /**
     * Who is to be looked at next, where it is worth another look.
     *
     * @return the numbers of the threads that would tell; empty if all are to be looked at
     */
    public Optional<Set<Long>> toWatch() {
        return growth.isWorthAnotherLook() || lent.isWorthAnotherLook() ? Optional.empty() : crowds.toWatch();
    }
}
