package dev.selvedge.doctor.snapshot;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A JVM at one moment.
 *
 * @param pid the process; 0 if it is not known
 * @param program what it runs: the main class or jar, without arguments
 * @param vm the JVM's name and version
 * @param takenAt when, as an instant of ISO 8601
 * @param parallelism how many carriers the virtual threads' scheduler has; 0 if it is not known
 * @param pauseMicros how long the longest stop of the program for this snapshot was, in microseconds; 0 if it is not known
 * @param threads all threads, platform and virtual, but those of the JVM itself
 * @param gaps what could not be seen, in a sentence each
 * @param sizes how much is in the queues that were found; not all of them are
 * @param scopes the scopes of Selvedge that have tasks
 */
public record Snapshot(
        long pid,
        String program,
        String vm,
        String takenAt,
        int parallelism,
        long pauseMicros,
        List<ThreadState> threads,
        List<String> gaps,
        List<Size> sizes,
        List<ScopeState> scopes) {

    /** Takes copies. */
    public Snapshot {
        threads = List.copyOf(threads);
        gaps = List.copyOf(gaps);
        sizes = List.copyOf(sizes);
        scopes = List.copyOf(scopes);
    }

    /**
     * This one, as far as a later look at some threads does not show something else.
     *
     * @param later a snapshot of some threads
     * @param watched the numbers of those threads; who is not in the snapshot has ended
     * @return a snapshot of all threads, which has the later one's time
     */
    public Snapshot with(Snapshot later, Set<Long> watched) {
        Map<Long, ThreadState> seen =
                later.threads.stream().collect(Collectors.toMap(ThreadState::id, Function.identity(), (a, _) -> a));
        List<ThreadState> all = threads.stream()
                .map(thread -> watched.contains(thread.id()) ? seen.get(thread.id()) : thread)
                .filter(Objects::nonNull)
                .toList();
        return new Snapshot(
                pid,
                program,
                vm,
                later.takenAt,
                parallelism,
                Math.max(pauseMicros, later.pauseMicros),
                all,
                gaps,
                sizes,
                scopes);
    }
}
