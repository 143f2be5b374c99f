package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Waits that anybody could end, where nobody is left who could: no thread of the program runs, waits for input, or will wake up by itself. From
 * outside one can't see who could reach what is waited for, so this is never certain. A pool all of whose threads wait for its own queue is
 * found on the way.
 */
final class Abandoned {

    private static final int MOST_SHOWN = 5;

    /** What a program waits for that somebody is to bring. A bare park says nothing: main threads are often put to rest so. */
    private static final Set<String> BROUGHT = Set.of(
            "channel", "future", "latch", "queue", "semaphore", "condition", "selvedge", "task", "monitor", "lock");

    private final Patient patient;
    private final Deadlocks deadlocks;

    Abandoned(Patient patient, Deadlocks deadlocks) {
        this.patient = patient;
        this.deadlocks = deadlocks;
    }

    List<Finding> findings() {
        List<Finding> pools = pools();
        if (!pools.isEmpty()) {
            return pools;
        }
        if (patient.threads().stream().anyMatch(thread -> canAct(thread) && isOfTheProgram(thread))
                || patient.threads().stream().anyMatch(Threads::hasAppointment)) {
            return List.of();
        }
        List<ThreadState> program =
                patient.threads().stream().filter(Abandoned::isOfTheProgram).toList();
        Map<String, List<ThreadState>> waiting = program.stream()
                .filter(thread -> !deadlocks.contains(thread.id()) && waitsForWhatIsBrought(thread))
                .collect(Collectors.groupingBy(Abandoned::reason, LinkedHashMap::new, Collectors.toList()));
        return waiting.values().stream().map(this::finding).toList();
    }

    private static boolean isOfTheProgram(ThreadState thread) {
        return !Threads.isOfTheJvm(thread) && !Threads.isIdleWorker(thread);
    }

    private boolean canAct(ThreadState thread) {
        boolean waitsForInput =
                thread.waits().stream().anyMatch(wait -> wait.operation().equals("io"));
        return waitsForInput || !(patient.isFast(thread) || isAtRest(thread));
    }

    /** A main thread that was put to rest for ever is no hope for anybody. */
    private boolean isAtRest(ThreadState thread) {
        return patient.isUnmoved(thread)
                && thread.state().equals("WAITING")
                && thread.waits().stream().noneMatch(Wait::timed);
    }

    private static boolean waitsForWhatIsBrought(ThreadState thread) {
        return thread.waits().stream()
                .anyMatch(wait ->
                        wait.anybody() && BROUGHT.contains(wait.resource().kind()));
    }

    private static String reason(ThreadState thread) {
        return thread.waits().stream()
                .map(wait -> wait.operation() + " " + wait.resource().description())
                .collect(Collectors.joining(", "));
    }

    private Finding finding(List<ThreadState> threads) {
        ThreadState first = threads.getFirst();
        String what = first.waits().stream().map(Threads::describe).collect(Collectors.joining(", or "));
        List<String> details = new ArrayList<>();
        threads.stream().limit(MOST_SHOWN).forEach(thread -> details.addAll(Threads.paragraph(thread, patient)));
        if (threads.size() > MOST_SHOWN) {
            details.add("and " + (threads.size() - MOST_SHOWN) + " more");
        }
        details.add(
                "No thread of the program runs, waits for input, or wakes up by itself: nobody is left who could end this.");
        return new Finding(
                Kind.CANNOT_END,
                Certainty.PROBABLE,
                (threads.size() == 1 ? Threads.shortName(first) + " waits " : Threads.count(threads.size()) + " wait ")
                        + what + ", and nobody is left",
                details,
                "see to it that whoever was to bring it does so on every way out, also when it fails: close the channel, complete the future, "
                        + "count down, release",
                threads.stream().map(ThreadState::id).toList());
    }

    // ---- pools -----------------------------------------------------------------------------------------------------

    /** Pools of which every thread waits for a result that only a thread of the same pool could compute. */
    private List<Finding> pools() {
        Map<String, List<ThreadState>> byPool = patient.threads().stream()
                .filter(thread -> !thread.virtual()
                        && thread.stack().stream().anyMatch(frame -> frame.contains("ThreadPoolExecutor$Worker.run(")))
                .collect(Collectors.groupingBy(
                        thread -> thread.name().replaceFirst("[-# ]*(thread[- ]?)?\\d+$", ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Predicate<ThreadState> waitsForResult =
                thread -> patient.isFast(thread) && thread.waits().stream().anyMatch(Abandoned::isResultOfNobody);
        return byPool.entrySet().stream()
                .filter(pool -> pool.getValue().stream().allMatch(waitsForResult))
                .map(pool -> pool(pool.getKey(), pool.getValue()))
                .toList();
    }

    private static boolean isResultOfNobody(Wait wait) {
        return wait.operation().equals("get") && wait.holders().isEmpty();
    }

    private Finding pool(String name, List<ThreadState> threads) {
        List<String> details = new ArrayList<>();
        threads.stream().limit(MOST_SHOWN).forEach(thread -> details.addAll(Threads.paragraph(thread, patient)));
        return new Finding(
                Kind.DEADLOCK,
                Certainty.PROBABLE,
                "all " + threads.size() + " threads of pool '" + name
                        + "' wait for results that no thread of it is left to compute",
                details,
                "a task must not wait for tasks of its own bounded pool: use virtual threads, or another pool",
                threads.stream().map(ThreadState::id).toList());
    }
}
