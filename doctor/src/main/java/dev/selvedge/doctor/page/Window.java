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
 * what many wait for, or that a queue grows, is said only when it was so for as long as a single examination would have gone on looking, as
 * healthy programs hold things for seconds. Confined to the thread that looks.
 */
final class Window {

    /** So many looks make a report. */
    static final int FEWEST = 3;

    /** So many are kept at least: growth is told from as many. */
    private static final int KEPT = 6;

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
        while (samples.size() > KEPT && isLong(secondOldest(), nanos)) {
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
        return samples.size() >= KEPT
                && isLong(samples.getFirst().nanos(), samples.getLast().nanos());
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
        List<Snapshot> last = all.subList(Math.max(0, all.size() - FEWEST), all.size());
        Diagnosis diagnosis = new Diagnosis(last);
        Report recent = diagnosis.report();
        if (all.size() < FEWEST) {
            return new Seen(recent, false, List.of(), List.of());
        }
        if (!diagnosis.isWorthAnotherLook()) {
            return new Seen(recent, true, recent.findings(), List.of());
        }
        List<Finding> findings = new ArrayList<>(recent.findings());
        if (!isFull()) {
            List<String> suspected = findings.stream()
                    .filter(finding -> finding.kind() == Finding.Kind.EXHAUSTED)
                    .map(Finding::title)
                    .toList();
            findings.removeIf(finding -> finding.kind() == Finding.Kind.EXHAUSTED);
            return new Seen(recent, true, findings, suspected);
        }
        findings.removeIf(Window::takesLong);
        Diagnosis.of(all).findings().stream().filter(Window::takesLong).forEach(findings::add);
        findings.sort(WORST_FIRST);
        return new Seen(recent, true, findings, List.of());
    }

    /** Whether it takes some seconds to tell it from health. */
    private static boolean takesLong(Finding finding) {
        return switch (finding.kind()) {
            case EXHAUSTED, CONTENTION, GROWING -> true;
            case DEADLOCK, CANNOT_END, STARVED, PINNED, UNHEEDED -> false;
        };
    }
}
