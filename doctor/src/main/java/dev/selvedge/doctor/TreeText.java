package dev.selvedge.doctor;

import dev.selvedge.doctor.diagnosis.ScopeNode;
import dev.selvedge.doctor.diagnosis.TaskNode;
import dev.selvedge.doctor.snapshot.Asked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tree of scopes and tasks as text, cut to what fits on a screen. */
final class TreeText {

    private static final int MOST_LINES = 40;
    private static final int MOST_ALIKE = 3;

    private final List<String> lines = new ArrayList<>();

    private TreeText() {}

    static String of(List<ScopeNode> scopes) {
        if (scopes.isEmpty()) {
            return "";
        }
        TreeText tree = new TreeText();
        tree.add(scopes, "  ");
        int more = tree.lines.size() - MOST_LINES;
        return "\nThe scopes, and their tasks:\n"
                + String.join("\n", tree.lines.stream().limit(MOST_LINES).toList())
                + (more > 0 ? "\n  and " + more + " lines more: see them all with --serve or --json" : "")
                + "\n";
    }

    private void add(List<ScopeNode> scopes, String indent) {
        for (ScopeNode scope : scopes) {
            lines.add(indent + "scope '" + scope.name() + "'" + ownerOf(scope) + ", open for " + time(scope.ageMillis())
                    + deadline(scope) + asked(scope.cancelled()));
            addTasks(scope, indent + "  ");
        }
    }

    /** Tasks that do the same at the same place are many as a rule, and a few are enough to see. */
    private void addTasks(ScopeNode scope, String indent) {
        Map<Likeness, Integer> times = new HashMap<>();
        int left = scope.more();
        for (TaskNode task : scope.shown()) {
            if (times.merge(Likeness.of(task), 1, Integer::sum) <= MOST_ALIKE
                    || !task.scopes().isEmpty()) {
                lines.add(indent + "task '" + task.name() + "'" + (task.daemon() ? " (daemon) " : " ") + task.does()
                        + (task.place().isEmpty() ? "" : ", at " + task.place())
                        + asked(task.cancelled()));
                add(task.scopes(), indent + "  ");
            } else {
                left++;
            }
        }
        if (left > 0) {
            lines.add(indent + String.format(Locale.ROOT, "and %,d more of %,d tasks", left, scope.tasks()));
        }
    }

    private record Likeness(String does, String place, boolean asked) {

        static Likeness of(TaskNode task) {
            return new Likeness(task.does(), task.place(), task.cancelled() != null);
        }
    }

    private static String ownerOf(ScopeNode scope) {
        return scope.ownerName().isEmpty() || scope.ownerName().startsWith("task ") ? "" : " of " + scope.ownerName();
    }

    private static String deadline(ScopeNode scope) {
        Long left = scope.leftMillis();
        if (left == null) {
            return "";
        }
        return left < 0 ? ", " + time(-left) + " after its deadline" : ", " + time(left) + " before its deadline";
    }

    private static String asked(@Nullable Asked cancelled) {
        return cancelled == null
                ? ""
                : "; cancelled " + time(cancelled.agoMillis()) + " ago by " + cancelled.by() + ": "
                        + cancelled.reason();
    }

    private static String time(long millis) {
        long seconds = millis / 1000;
        if (seconds < 120) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        return seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }
}
