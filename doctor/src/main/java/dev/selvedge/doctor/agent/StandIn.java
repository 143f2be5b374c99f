package dev.selvedge.doctor.agent;

import dev.selvedge.doctor.agent.Look.Blocking;
import dev.selvedge.doctor.agent.Selvedge.Confined;
import dev.selvedge.doctor.agent.Selvedge.KnownWait;
import java.util.List;

/** Stands in for a task that has no thread while it is suspended on a loop. Never started. In a snapshot its number is negative, and its stack empty. */
final class StandIn extends Thread {

    private final long number;

    private StandIn(Confined task) {
        super(null, null, "", 0, false);
        this.number = number(task);
    }

    /** What the task does, as if it had a thread: it waits for something, or until a time has come. */
    static Look lookAt(Confined task) {
        List<KnownWait> waits = task.known().waits();
        boolean timed = waits.isEmpty() || waits.stream().anyMatch(KnownWait::timed);
        return new Look(
                new StandIn(task),
                "",
                timed ? State.TIMED_WAITING : State.WAITING,
                null,
                List.of(),
                null,
                Blocking.PARK,
                List.of());
    }

    /** The number that a task has in a snapshot while it has no thread. */
    static long number(Confined task) {
        return -task.number();
    }

    /** The number in a snapshot. */
    static long number(Thread thread) {
        return thread instanceof StandIn standIn ? standIn.number : thread.threadId();
    }
}
