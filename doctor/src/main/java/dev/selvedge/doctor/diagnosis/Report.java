package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
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
 * @param suspendedTasks how many tasks are on no thread, as a loop has suspended them
 * @param findings what is wrong, the worst first
 * @param groups the threads by what they do, the biggest group first
 * @param gaps what could not be seen
 * @param scopes the scopes of Selvedge that no task has opened, each with its tasks and what these have opened, the oldest first
 */
public record Report(
        long pid,
        String program,
        String vm,
        String takenAt,
        int samples,
        long platformThreads,
        long virtualThreads,
        long suspendedTasks,
        List<Finding> findings,
        List<Group> groups,
        List<String> gaps,
        List<ScopeNode> scopes) {

    /** Takes copies. */
    public Report {
        findings = List.copyOf(findings);
        groups = List.copyOf(groups);
        gaps = List.copyOf(gaps);
        scopes = List.copyOf(scopes);
    }

    static Report of(Patient patient, List<Finding> findings) {
        Snapshot latest = patient.latest();
        long suspended = latest.threads().stream().filter(Threads::isSuspended).count();
        long virtual = latest.threads().stream().filter(ThreadState::virtual).count() - suspended;
        return new Report(
                latest.pid(),
                latest.program(),
                latest.vm(),
                latest.takenAt(),
                patient.samples().size(),
                latest.threads().size() - virtual - suspended,
                virtual,
                suspended,
                findings,
                Group.of(latest.threads()),
                latest.gaps(),
                Tree.of(patient));
    }

    /** {@return whether something does not get on} */
    public boolean isStuck() {
        return findings.stream().anyMatch(finding -> finding.kind().isStuck());
    }
}
