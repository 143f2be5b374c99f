package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.Size;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pools made by hand from a bounded queue, when all is lent out. To consumers of an empty queue who wait for work they look the same, but
 * for this: as many threads as the queue has places have gone further in the very method where the others wait, and none of them moves.
 */
final class Lent {

    private static final int CROWD = 10;
    private static final int SMALLEST = 2;

    private final Patient patient;

    Lent(Patient patient) {
        this.patient = patient;
    }

    private record Pool(Size queue, List<ThreadState> waiters, List<ThreadState> holders) {}

    /** {@return whether more samples would tell whether anything is given back} */
    boolean isWorthAnotherLook() {
        return !pools().isEmpty();
    }

    List<Finding> findings() {
        return pools().stream().map(this::finding).toList();
    }

    private List<Pool> pools() {
        return patient.latest().sizes().stream()
                .filter(queue -> queue.size() == 0
                        && queue.capacity() >= SMALLEST
                        && !queue.takersWaitAt().isEmpty())
                .map(this::pool)
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Pool pool(Size queue) {
        List<ThreadState> waiters = patient.threads().stream()
                .filter(thread -> patient.isFast(thread) && waitsFor(queue, thread))
                .toList();
        if (waiters.size() < CROWD) {
            return null;
        }
        Set<String> borrowing =
                waiters.stream().map(Threads::place).map(Lent::method).collect(Collectors.toCollection(HashSet::new));
        List<ThreadState> holders = patient.threads().stream()
                .filter(thread -> patient.isUnmoved(thread) && !waitsFor(queue, thread))
                .filter(thread -> thread.stack().stream().map(Lent::method).anyMatch(borrowing::contains))
                .toList();
        return holders.size() == queue.capacity() ? new Pool(queue, waiters, holders) : null;
    }

    private static boolean waitsFor(Size queue, ThreadState thread) {
        return thread.waits().stream().anyMatch(wait -> wait.resource().id().equals(queue.takersWaitAt()));
    }

    /** A frame's method, without the line. */
    private static String method(String frame) {
        int bracket = frame.indexOf('(');
        return bracket < 0 ? frame : frame.substring(0, bracket);
    }

    private Finding finding(Pool pool) {
        List<String> details = new ArrayList<>();
        details.add("It has " + pool.queue.capacity()
                + " places, and as many have gone further in the method where the others wait; they do not move:");
        for (ThreadState holder : pool.holders) {
            Threads.paragraph(holder, patient).forEach(line -> details.add("  " + line));
        }
        ThreadState first = pool.waiters.getFirst();
        details.add("waiting, among others: " + Threads.name(first) + Threads.at(first));
        return new Finding(
                Kind.EXHAUSTED,
                Certainty.PROBABLE,
                Threads.count(pool.waiters.size()) + " wait for an element of "
                        + pool.queue.resource().description() + ", and who seems to have taken them does not get on",
                details,
                "look at what the holders do: a call without a time limit, or too few of what they hold",
                pool.holders.stream().map(ThreadState::id).toList());
    }
}
