package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Look.Blocking;
import dev.selvedge.doctor.agent.Selvedge.Confined;
import dev.selvedge.doctor.agent.Selvedge.KnownWait;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Threads that stand in for tasks that have none while they are suspended on a loop. Never started: only for their numbers, which no thread of the program
 * has, and which stay from look to look. In a snapshot the numbers are negative, and the stacks empty.
 */
final class StandIns {

    private final IdentityHashMap<Object, Thread> ofTasks = new IdentityHashMap<>();

    /** Forgets those whose tasks have ended. */
    void retain(Collection<Confined> tasks) {
        IdentityHashMap<Object, Boolean> there = new IdentityHashMap<>();
        tasks.forEach(task -> there.put(task.known().identity(), true));
        ofTasks.keySet().retainAll(there.keySet());
    }

    /** What the task does, as if it had a thread: it waits for something, or until a time has come. */
    Look of(Confined task) {
        List<KnownWait> waits = task.known().waits();
        boolean timed = waits.isEmpty() || waits.stream().anyMatch(KnownWait::timed);
        Thread thread = ofTasks.computeIfAbsent(
                task.known().identity(), _ -> Thread.ofVirtual().unstarted(() -> {}));
        return new Look(
                thread,
                "",
                timed ? Thread.State.TIMED_WAITING : Thread.State.WAITING,
                null,
                List.of(),
                null,
                Blocking.PARK,
                List.of());
    }

    /** The number in a snapshot. */
    static long number(Thread thread) {
        return thread.getState() == Thread.State.NEW ? -thread.threadId() : thread.threadId();
    }
}
