package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.List;

/**
 * What an examination has found.
 *
 * @param pid the process; 0 if it is not known
 * @param program what it runs
 * @param vm the JVM
 * @param takenAt when the last look was taken
 * @param samples how many looks
 * @param platformThreads how many platform threads there are
 * @param virtualThreads how many virtual threads there are
 * @param findings what is wrong, the worst first
 * @param groups the threads by what they do, the biggest group first
 * @param gaps what could not be seen
 */
public record Report(
        long pid,
        String program,
        String vm,
        String takenAt,
        int samples,
        long platformThreads,
        long virtualThreads,
        List<Finding> findings,
        List<Group> groups,
        List<String> gaps) {

    /** Takes copies. */
    public Report {
        findings = List.copyOf(findings);
        groups = List.copyOf(groups);
        gaps = List.copyOf(gaps);
    }

    static Report of(Snapshot latest, int samples, List<Finding> findings) {
        long virtual =
                latest.threads().stream().filter(thread -> thread.virtual()).count();
        return new Report(
                latest.pid(),
                latest.program(),
                latest.vm(),
                latest.takenAt(),
                samples,
                latest.threads().size() - virtual,
                virtual,
                findings,
                Group.of(latest.threads()),
                latest.gaps());
    }

    /** {@return whether something does not get on} */
    public boolean isStuck() {
        return findings.stream().anyMatch(finding -> finding.kind().isStuck());
    }
}
