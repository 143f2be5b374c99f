package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.ScopeState;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tree of scopes and tasks. Of big scopes and deep trees it shows a part. */
final class Tree {

    private static final int MOST_SHOWN = 100;
    private static final int MOST_SHOWN_IN_ALL = 1_000;
    private static final int MOST_LEVELS = 32;

    private final Patient patient;
    private final Map<String, List<ThreadState>> tasks = new HashMap<>();
    private final Map<Long, List<ScopeState>> scopesOf = new HashMap<>();

    /** When each thread was in a snapshot for the first time. */
    private final Map<Long, String> firstSeen = new HashMap<>();

    private int shown;

    private Tree(Patient patient) {
        this.patient = patient;
        for (ThreadState thread : patient.latest().threads()) {
            if (!thread.task().scope().isEmpty()) {
                tasks.computeIfAbsent(thread.task().scope(), _ -> new ArrayList<>())
                        .add(thread);
            }
        }
        if (!tasks.isEmpty()) {
            for (Snapshot sample : patient.samples()) {
                sample.threads().forEach(thread -> firstSeen.putIfAbsent(thread.id(), sample.takenAt()));
            }
        }
    }

    static List<ScopeNode> of(Patient patient) {
        return new Tree(patient).roots();
    }

    private List<ScopeNode> roots() {
        List<ScopeState> roots = new ArrayList<>();
        for (ScopeState scope : patient.latest().scopes()) {
            ThreadState owner = patient.thread(scope.owner());
            if (owner == null || owner.task().scope().isEmpty()) {
                roots.add(scope);
            } else {
                scopesOf.computeIfAbsent(scope.owner(), _ -> new ArrayList<>()).add(scope);
            }
        }
        return nodes(roots, 0);
    }

    /** The oldest first. */
    private List<ScopeNode> nodes(List<ScopeState> scopes, int level) {
        return scopes.stream()
                .sorted(Comparator.comparingLong(ScopeState::ageMillis).reversed())
                .map(scope -> node(scope, level))
                .toList();
    }

    private ScopeNode node(ScopeState scope, int level) {
        List<ThreadState> all = tasks.getOrDefault(scope.id(), List.of());
        List<TaskNode> some = new ArrayList<>();
        all.stream()
                .sorted(Comparator.comparingInt(this::dullness).thenComparingLong(ThreadState::id))
                .limit(level < MOST_LEVELS ? MOST_SHOWN : 0)
                .takeWhile(_ -> shown++ < MOST_SHOWN_IN_ALL)
                .forEach(task -> some.add(node(task, level)));
        ThreadState owner = patient.thread(scope.owner());
        return new ScopeNode(
                scope.id(),
                scope.name(),
                scope.owner(),
                owner == null ? "" : Threads.shortName(owner),
                owner == null ? "" : does(owner),
                scope.ageMillis(),
                scope.leftMillis(),
                scope.cancelled(),
                all.size(),
                some,
                all.size() - some.size());
    }

    private int dullness(ThreadState task) {
        return task.task().cancelled() != null ? 0 : scopesOf.containsKey(task.id()) ? 1 : 2;
    }

    private TaskNode node(ThreadState task, int level) {
        return new TaskNode(
                task.id(),
                task.task().name(),
                task.task().daemon(),
                seenMillis(task),
                does(task),
                Threads.place(task),
                releasedBy(task),
                task.task().forkedAt(),
                task.task().cancelled(),
                nodes(scopesOf.getOrDefault(task.id(), List.of()), level + 1));
    }

    private static String does(ThreadState thread) {
        return thread.waits().isEmpty()
                ? Threads.state(thread)
                : "waits "
                        + String.join(
                                ", or ",
                                thread.waits().stream().map(Threads::describe).toList());
    }

    private List<String> releasedBy(ThreadState task) {
        return task.waits().stream()
                .map(Wait::holders)
                .flatMap(List::stream)
                .distinct()
                .map(patient::name)
                .toList();
    }

    private long seenMillis(ThreadState task) {
        try {
            Instant first = Instant.parse(firstSeen.getOrDefault(task.id(), ""));
            return Duration.between(first, Instant.parse(patient.latest().takenAt()))
                    .toMillis();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }
}
