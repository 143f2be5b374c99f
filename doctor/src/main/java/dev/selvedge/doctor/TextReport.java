package dev.selvedge.doctor;

import dev.selvedge.doctor.diagnosis.Finding;
import dev.selvedge.doctor.diagnosis.Group;
import dev.selvedge.doctor.diagnosis.Report;
import java.util.Locale;

/** A report as text, findings first, for a terminal. */
public final class TextReport {

    private static final int MOST_GROUPS = 8;
    private static final int MOST_FRAMES = 4;

    private TextReport() {}

    /**
     * Writes it.
     *
     * @param report the report
     * @return the text, with a line feed at its end
     */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s%s on %s: %,d virtual and %,d platform threads%s, looked at %s.%n",
                report.pid() == 0 ? "" : "process " + report.pid() + ", ",
                report.program().isEmpty() ? "a Java program" : report.program(),
                report.vm(),
                report.virtualThreads(),
                report.platformThreads(),
                suspended(report.suspendedTasks()),
                report.samples() == 1 ? "once" : report.samples() + " times"));
        if (report.findings().isEmpty()) {
            text.append("\nNothing is stuck.\n");
        }
        for (Finding finding : report.findings()) {
            finding(text, finding);
        }
        text.append(TreeText.of(report.scopes()));
        groups(text, report);
        report.gaps().forEach(gap -> text.append("\nnot seen: ").append(gap).append('\n'));
        return text.toString();
    }

    /**
     * Writes one finding.
     *
     * @param finding the finding
     * @return the text, with a line feed at its beginning and end
     */
    public static String of(Finding finding) {
        StringBuilder text = new StringBuilder();
        finding(text, finding);
        return text.toString();
    }

    private static void finding(StringBuilder text, Finding finding) {
        text.append('\n')
                .append(finding.kind().isStuck() ? "STUCK  " : "note   ")
                .append(finding.title());
        text.append(finding.certainty() == Finding.Certainty.CERTAIN ? "\n" : "  (probably)\n");
        finding.details().forEach(line -> text.append("    ").append(line).append('\n'));
        text.append("  What to do: ").append(finding.advice()).append(".\n");
    }

    private static String suspended(long tasks) {
        return tasks == 0 ? "" : String.format(Locale.ROOT, ", %,d suspended task%s", tasks, tasks == 1 ? "" : "s");
    }

    private static void groups(StringBuilder text, Report report) {
        if (report.groups().isEmpty()) {
            return;
        }
        text.append("\nThe threads, by what they do:\n");
        for (Group group : report.groups().stream().limit(MOST_GROUPS).toList()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %,7d %s %s%n",
                    group.count(),
                    group.count() == 1 ? group.example() : group.kind(),
                    group.what()));
            group.stack().stream()
                    .limit(MOST_FRAMES)
                    .forEach(frame ->
                            text.append("            at ").append(frame).append('\n'));
        }
        int more = report.groups().size() - MOST_GROUPS;
        if (more > 0) {
            text.append("  and ").append(more).append(more == 1 ? " other group\n" : " other groups\n");
        }
    }
}
