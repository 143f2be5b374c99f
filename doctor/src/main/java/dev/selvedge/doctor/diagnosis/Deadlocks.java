package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who can never go on. Begins with all who wait and do not move, and takes out, until nothing changes, each one that somebody could free: a
 * wait that anybody could end, a holder that still runs. What is left waits for itself, in cycles or, where there are selects, in knots.
 */
final class Deadlocks {

    private static final int MOST_VICTIMS = 10;

    private final Patient patient;
    private final Map<Long, ThreadState> stuck = new LinkedHashMap<>();

    Deadlocks(Patient patient) {
        this.patient = patient;
        patient.threads().stream().filter(patient::isFast).forEach(thread -> stuck.put(thread.id(), thread));
        boolean changed = true;
        while (changed) {
            changed = stuck.values().removeIf(thread -> thread.waits().stream().anyMatch(this::canEnd));
        }
    }

    /** Whether the wait can end, as far as is known by now. */
    private boolean canEnd(Wait wait) {
        if (wait.anybody()) {
            return true;
        }
        if (wait.holders().isEmpty()) {
            return false;
        }
        return needsAll(wait)
                ? wait.holders().stream().allMatch(this::canGoOn)
                : wait.holders().stream().anyMatch(this::canGoOn);
    }

    /** A scope ends with its last task, and a lock is free when its last reader has gone; a permit comes from any holder. */
    private static boolean needsAll(Wait wait) {
        return !wait.operation().equals("take") && !wait.operation().equals("acquire");
    }

    private boolean canGoOn(long holder) {
        return patient.thread(holder) != null && !stuck.containsKey(holder);
    }

    /** {@return whether the thread can never go on} */
    boolean contains(long thread) {
        return stuck.containsKey(thread);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<Long> told = new HashSet<>();
        for (Set<Long> cycle : cycles()) {
            findings.add(deadlock(cycle, victims(cycle)));
            told.addAll(cycle);
        }
        for (ThreadState thread : stuck.values()) {
            if (!told.contains(thread.id()) && hasLostHolder(thread)) {
                findings.add(lost(thread));
            }
        }
        return findings;
    }

    // ---- cycles ----------------------------------------------------------------------------------------------------

    private Set<Long> holders(ThreadState thread) {
        return thread.waits().stream()
                .flatMap(wait -> wait.holders().stream())
                .filter(stuck::containsKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The parts in which everybody is reached from everybody: strongly connected, found from both sides. */
    private List<Set<Long>> cycles() {
        Map<Long, Set<Long>> waitedFor = new HashMap<>();
        stuck.values()
                .forEach(thread -> holders(thread)
                        .forEach(holder -> waitedFor
                                .computeIfAbsent(holder, id -> new HashSet<>())
                                .add(thread.id())));
        List<Set<Long>> cycles = new ArrayList<>();
        Set<Long> done = new HashSet<>();
        for (ThreadState thread : stuck.values()) {
            if (!done.contains(thread.id())) {
                Set<Long> there = reached(thread.id(), id -> holders(require(id)));
                Set<Long> back = reached(thread.id(), id -> waitedFor.getOrDefault(id, Set.of()));
                there.retainAll(back);
                done.addAll(there);
                if (!there.isEmpty()) {
                    cycles.add(there);
                }
            }
        }
        return cycles;
    }

    private ThreadState require(long id) {
        ThreadState thread = stuck.get(id);
        if (thread == null) {
            throw new AssertionError("thread " + id + " is not stuck");
        }
        return thread;
    }

    private interface Next {
        Collection<Long> of(long id);
    }

    private static Set<Long> reached(long from, Next next) {
        Set<Long> reached = new LinkedHashSet<>();
        Deque<Long> toVisit = new ArrayDeque<>(next.of(from));
        while (!toVisit.isEmpty()) {
            long id = toVisit.removeFirst();
            if (reached.add(id)) {
                toVisit.addAll(next.of(id));
            }
        }
        return reached;
    }

    /** Who waits for somebody on the cycle, directly or through others, and is not on it. */
    private List<ThreadState> victims(Set<Long> cycle) {
        Set<Long> waiting = new LinkedHashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ThreadState thread : stuck.values()) {
                if (!cycle.contains(thread.id())
                        && holders(thread).stream().anyMatch(id -> cycle.contains(id) || waiting.contains(id))) {
                    grown |= waiting.add(thread.id());
                }
            }
        }
        return waiting.stream().map(this::require).toList();
    }

    private Finding deadlock(Set<Long> cycle, List<ThreadState> victims) {
        List<String> details = new ArrayList<>();
        cycle.stream().map(this::require).forEach(thread -> details.addAll(Threads.paragraph(thread, patient)));
        if (!victims.isEmpty()) {
            details.add(victims.size() + (victims.size() == 1 ? " other waits" : " others wait") + " for them:");
            victims.stream().limit(MOST_VICTIMS).forEach(thread -> details.add("  " + Threads.name(thread)));
            if (victims.size() > MOST_VICTIMS) {
                details.add("  and " + (victims.size() - MOST_VICTIMS) + " more");
            }
        }
        String title = cycle.size() == 1
                ? Threads.shortName(require(cycle.iterator().next())) + " waits for itself"
                : "deadlock of " + cycle.size() + ": " + inAWord(cycle);
        return new Finding(Kind.DEADLOCK, Certainty.CERTAIN, title, details, advice(cycle), List.copyOf(cycle));
    }

    private String inAWord(Set<Long> cycle) {
        List<String> names =
                cycle.stream().map(id -> Threads.shortName(require(id))).toList();
        return cycle.size() > 3
                ? String.join(", ", names.subList(0, 3)) + " and others wait for each other"
                : String.join(" and ", names) + " wait for each other";
    }

    private String advice(Set<Long> cycle) {
        boolean joins = cycle.stream()
                .flatMap(id -> require(id).waits().stream())
                .anyMatch(wait ->
                        wait.operation().equals("join") || wait.operation().equals("wait for the end of"));
        boolean classes = cycle.stream()
                .flatMap(id -> require(id).waits().stream())
                .anyMatch(wait -> wait.operation().equals("class init"));
        if (classes) {
            return "two classes need each other to be initialized: break the circle, best by moving one static field into a class of its own";
        }
        boolean turns = cycle.stream()
                .flatMap(id -> require(id).waits().stream())
                .anyMatch(wait -> wait.operation().equals("turn"));
        if (turns) {
            return "what keeps a loop must not wait for what needs a turn on it: fork a task on the loop that waits, or wait somewhere else";
        }
        return joins
                ? "nobody may wait for the end of one who waits for what he holds: release it before joining"
                : "take these in the same order everywhere, or take the second with a time limit and let go of the first";
    }

    // ---- lost holders ----------------------------------------------------------------------------------------------

    private boolean hasLostHolder(ThreadState thread) {
        return thread.waits().stream()
                .flatMap(wait -> wait.holders().stream())
                .anyMatch(holder -> patient.thread(holder) == null);
    }

    private Finding lost(ThreadState thread) {
        return new Finding(
                Kind.CANNOT_END,
                Certainty.CERTAIN,
                Threads.shortName(thread) + " waits for what a thread that has ended never gave back",
                Threads.paragraph(thread, patient),
                "give it back in a finally block, or use a scope, which gives back what its tasks hold",
                List.of(thread.id()));
    }
}
