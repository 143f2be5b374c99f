package dev.selvedge.doctor.page;

import dev.selvedge.doctor.diagnosis.Diagnosis;
import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import dev.selvedge.doctor.page.Picture.Seen;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The last looks, and what they say together. What has not moved in the last three is stuck, as in a single examination; that somebody keeps
 * what many wait for is said only when it was so for as long as a single examination would have gone on looking, as healthy programs hold
 * things for seconds. Confined to the thread that looks.
 */
final class Window {

    /** So many looks make a report. */
    static final int FEWEST = 3;

    private static final Duration LONG = Duration.ofSeconds(9);

    /** As in a report. */
    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> !finding.kind().isStuck())
            .thenComparing(Finding::certainty)
            .thenComparing(Finding::kind);

    private record Sample(Snapshot snapshot, long nanos) {}

    private final Deque<Sample> samples = new ArrayDeque<>();

    void clear() {
        samples.clear();
    }

    /** Takes the next look. Those that are older than needed are dropped. */
    void add(Snapshot snapshot, long nanos) {
        samples.addLast(new Sample(snapshot, nanos));
        while (samples.size() > FEWEST && isLong(secondOldest(), nanos)) {
            samples.removeFirst();
        }
    }

    private long secondOldest() {
        return samples.stream().skip(1).findFirst().orElseThrow().nanos();
    }

    private static boolean isLong(long from, long to) {
        return to - from >= LONG.toNanos();
    }

    private boolean isFull() {
        return isLong(samples.getFirst().nanos(), samples.getLast().nanos());
    }

    int size() {
        return samples.size();
    }

    /** Whether the last look is so old that it does not belong to the next. */
    boolean isStale(long nanos) {
        return !samples.isEmpty() && isLong(samples.getLast().nanos(), nanos);
    }

    /** What the looks say together; there must be one. */
    Seen seen() {
        List<Snapshot> all = samples.stream().map(Sample::snapshot).toList();
        Report recent = Diagnosis.of(all.subList(Math.max(0, all.size() - FEWEST), all.size()));
        if (all.size() < FEWEST) {
            return new Seen(recent, false, List.of(), List.of());
        }
        List<Finding> suspected = recent.findings().stream()
                .filter(finding -> finding.kind() == Finding.Kind.EXHAUSTED)
                .toList();
        if (suspected.isEmpty()) {
            return new Seen(recent, true, recent.findings(), List.of());
        }
        List<Finding> findings = new ArrayList<>(recent.findings());
        findings.removeAll(suspected);
        if (!isFull()) {
            return new Seen(
                    recent,
                    true,
                    findings,
                    suspected.stream().map(Finding::title).toList());
        }
        Diagnosis.of(all).findings().stream()
                .filter(finding -> isOfACrowd(finding) && !findings.contains(finding))
                .forEach(findings::add);
        findings.sort(WORST_FIRST);
        return new Seen(recent, true, findings, List.of());
    }

    private static boolean isOfACrowd(Finding finding) {
        return finding.kind() == Finding.Kind.EXHAUSTED || finding.kind() == Finding.Kind.CONTENTION;
    }
}
