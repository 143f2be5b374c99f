package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

    /** Stacks of two samples that are equal: most threads have the same few. */
    private final IdentityHashMap<List<String>, List<String>> sameStacks = new IdentityHashMap<>();

    Patient(List<Snapshot> samples) {
        this.samples = List.copyOf(samples);
        samples.getFirst().threads().forEach(thread -> unmoved.put(thread.id(), thread));
        samples.forEach(this::add);
    }

    /** Who has stayed the same until now, and still is. */
    private void add(Snapshot sample) {
        last.clear();
        sameStacks.clear();
        Map<Long, ThreadState> before = new HashMap<>(unmoved);
        unmoved.clear();
        for (ThreadState thread : sample.threads()) {
            last.put(thread.id(), thread);
            if (isSame(before.get(thread.id()), thread)) {
                unmoved.put(thread.id(), thread);
            }
        }
    }

    private boolean isSame(@Nullable ThreadState before, ThreadState now) {
        return before == now || (before != null && isAlike(before, now));
    }

    private boolean isAlike(ThreadState before, ThreadState now) {
        return before.state().equals(now.state())
                && isSameStack(before.stack(), now.stack())
                && isSame(before.waits(), now.waits());
    }

    private boolean isSameStack(List<String> before, List<String> now) {
        if (sameStacks.get(now) == before) {
            return true;
        }
        boolean same = before.equals(now);
        if (same) {
            sameStacks.put(now, before);
        }
        return same;
    }

    /** What it waits for, and who could end that: who waits for a lock that is passed on has moved, though it looks the same. */
    private static boolean isSame(List<Wait> before, List<Wait> now) {
        if (before.size() == 1 && now.size() == 1) {
            Wait then = before.getFirst();
            Wait later = now.getFirst();
            return then.resource().id().equals(later.resource().id())
                    && then.holders().equals(later.holders());
        }
        return before.size() == now.size() && resources(before).equals(resources(now));
    }

    private static Set<String> resources(List<Wait> waits) {
        return waits.stream()
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
