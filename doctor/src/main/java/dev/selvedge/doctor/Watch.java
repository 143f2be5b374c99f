package dev.selvedge.doctor;

import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells what is new in each report after the one before, and what is over. For one thread at a time. */
public final class Watch {

    /** By what tells them from others. */
    private final Map<String, Finding> known = new LinkedHashMap<>();

    /** Knows of nothing yet. */
    public Watch() {}

    /**
     * What differs from the report before.
     *
     * @param appeared findings that were not there
     * @param gone findings that are not there any more
     */
    public record Change(List<Finding> appeared, List<Finding> gone) {

        /** Takes copies. */
        public Change {
            appeared = List.copyOf(appeared);
            gone = List.copyOf(gone);
        }
    }

    /**
     * Takes the next report.
     *
     * @param report the report
     * @return what is new, and what is over
     */
    public Change next(Report report) {
        Map<String, Finding> now = new LinkedHashMap<>();
        report.findings().forEach(finding -> now.putIfAbsent(finding.sameness(), finding));
        Change change = new Change(without(now, known), without(known, now));
        known.clear();
        known.putAll(now);
        return change;
    }

    private static List<Finding> without(Map<String, Finding> some, Map<String, Finding> others) {
        return some.entrySet().stream()
                .filter(entry -> !others.containsKey(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
