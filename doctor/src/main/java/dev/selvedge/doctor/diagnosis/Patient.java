package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A JVM in several snapshots, oldest first: what stayed the same in all of them, and what did not. */
final class Patient {

    private final List<Snapshot> samples;
    private final Map<Long, ThreadState> last = new LinkedHashMap<>();

    /** Who has not moved: the same state, stack and waits in every sample. */
    private final Map<Long, ThreadState> unmoved = new LinkedHashMap<>();

    Patient(List<Snapshot> samples) {
        this.samples = List.copyOf(samples);
        List<Map<Long, ThreadState>> byId = new ArrayList<>();
        for (Snapshot sample : samples) {
            Map<Long, ThreadState> threads = new HashMap<>();
            sample.threads().forEach(thread -> threads.put(thread.id(), thread));
            byId.add(threads);
        }
        latest().threads().forEach(thread -> {
            last.put(thread.id(), thread);
            if (byId.stream().allMatch(threads -> isSame(threads.get(thread.id()), thread))) {
                unmoved.put(thread.id(), thread);
            }
        });
    }

    private static boolean isSame(@Nullable ThreadState before, ThreadState now) {
        return before != null
                && before.state().equals(now.state())
                && before.stack().equals(now.stack())
                && resources(before).equals(resources(now));
    }

    /** What it waits for, and who could end that: who waits for a lock that is passed on has moved, though it looks the same. */
    private static Set<String> resources(ThreadState thread) {
        return thread.waits().stream()
                .map(wait -> wait.resource().id() + " " + wait.holders())
                .collect(Collectors.toSet());
    }

    Snapshot latest() {
        return samples.getLast();
    }

    List<Snapshot> samples() {
        return samples;
    }

    @Nullable
    ThreadState thread(long id) {
        return last.get(id);
    }

    /** What a thread is called, that may have ended. */
    String name(long id) {
        ThreadState thread = thread(id);
        return thread == null ? "thread #" + id + ", which has ended" : Threads.shortName(thread);
    }

    /** {@return all threads of the last snapshot} */
    List<ThreadState> threads() {
        return List.copyOf(last.values());
    }

    boolean isUnmoved(ThreadState thread) {
        return unmoved.containsKey(thread.id());
    }

    /** Whether it waits, has not moved, and does not wake up by itself. */
    boolean isFast(ThreadState thread) {
        return isUnmoved(thread)
                && !thread.waits().isEmpty()
                && thread.waits().stream().noneMatch(Wait::timed)
                && !thread.state().equals("TIMED_WAITING");
    }
}
