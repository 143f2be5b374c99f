package dev.selvedge.doctor.page;

import dev.selvedge.doctor.diagnosis.ScopeNode;
import dev.selvedge.doctor.diagnosis.TaskNode;
import dev.selvedge.doctor.snapshot.Asked;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of scopes and tasks for the page: so many rows at most, with short texts. Confined to the thread that makes it. */
final class TreeView {

    private static final int MOST_ROWS = 1_000;
    private static final int MOST_NAMES = 6;

    private int room = MOST_ROWS;

    private TreeView() {}

    record Scopes(List<Scope> shown, int more) {}

    record Scope(
            String id,
            String name,
            long owner,
            String ownerName,
            String ownerDoes,
            long ageMillis,
            @Nullable Long leftMillis,
            @Nullable Asked cancelled,
            int tasks,
            List<Task> shown,
            int more) {}

    record Task(
            long thread,
            String name,
            boolean daemon,
            String does,
            String place,
            List<String> releasedBy,
            List<String> forkedAt,
            @Nullable Asked cancelled,
            Scopes scopes) {}

    static Scopes of(List<ScopeNode> roots) {
        return new TreeView().scopes(roots);
    }

    private Scopes scopes(List<ScopeNode> all) {
        List<Scope> shown = new ArrayList<>();
        for (ScopeNode scope : all) {
            if (room > 0) {
                room--;
                shown.add(scope(scope));
            }
        }
        return new Scopes(shown, all.size() - shown.size());
    }

    private Scope scope(ScopeNode scope) {
        List<Task> shown = new ArrayList<>();
        for (TaskNode task : scope.shown()) {
            if (room > 0) {
                room--;
                shown.add(task(task));
            }
        }
        return new Scope(
                Brief.text(scope.id()),
                Brief.text(scope.name()),
                scope.owner(),
                Brief.text(scope.ownerName()),
                Brief.text(scope.ownerDoes()),
                scope.ageMillis(),
                scope.leftMillis(),
                asked(scope.cancelled()),
                scope.tasks(),
                shown,
                scope.tasks() - shown.size());
    }

    private Task task(TaskNode task) {
        return new Task(
                task.thread(),
                Brief.text(task.name()),
                task.daemon(),
                Brief.text(task.does()),
                Brief.text(task.place()),
                Brief.list(task.releasedBy(), MOST_NAMES).shown(),
                Brief.list(task.forkedAt(), 1).shown(),
                asked(task.cancelled()),
                scopes(task.scopes()));
    }

    private static @Nullable Asked asked(@Nullable Asked asked) {
        return asked == null ? null : new Asked(Brief.text(asked.by()), Brief.text(asked.reason()), asked.agoMillis());
    }
}
