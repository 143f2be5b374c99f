package dev.selvedge.simulation.engine;

import dev.selvedge.Inspection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who waits for whom, when nobody can run any more. */
public final class Waiting {

    /**
     * One thread that waits.
     *
     * @param who what it is called
     * @param does what it does: as a rule, what it waits for
     * @param line where
     * @param forkedAt where it was forked, or empty
     * @param holders those of the others whose doing could end it
     */
    private record Waiter(String who, String does, String line, String forkedAt, List<Actor> holders) {}

    private static final String GOES_ON = "goes on";

    private final Map<Actor, Waiter> waiters;
    private final List<Actor> cycle;

    private Waiting(Map<Actor, Waiter> waiters) {
        this.waiters = waiters;
        this.cycle = findCycle();
    }

    static Waiting describe(List<Actor> living) {
        IdentityHashMap<Object, Actor> byIdentity = new IdentityHashMap<>();
        Map<Actor, @Nullable Inspection> inspections = new LinkedHashMap<>();
        for (Actor actor : living) {
            Thread thread = actor.thread;
            if (thread != null) {
                Inspection inspection = Inspection.of(thread);
                inspections.put(actor, inspection);
                byIdentity.put(thread, actor);
                Object end = Owners.endOf(thread);
                if (end != null) {
                    byIdentity.put(end, actor);
                }
                if (inspection != null) {
                    byIdentity.put(inspection.identity(), actor);
                }
            }
        }
        IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
        Map<Actor, Waiter> waiters = new LinkedHashMap<>();
        inspections.forEach((actor, inspection) -> waiters.put(actor, waiter(actor, inspection, byIdentity, numbers)));
        return new Waiting(waiters);
    }

    private static Waiter waiter(
            Actor actor,
            @Nullable Inspection inspection,
            IdentityHashMap<Object, Actor> byIdentity,
            IdentityHashMap<Object, Integer> numbers) {
        Thread thread = Objects.requireNonNull(actor.thread);
        String line = Places.of(thread);
        if (actor.ready) {
            return new Waiter(actor.toString(), GOES_ON, line, "", List.of());
        }
        if (inspection == null || inspection.waits().isEmpty()) {
            return jdkWaiter(actor, thread, line, byIdentity, numbers);
        }
        List<Actor> holders = new ArrayList<>();
        List<String> what = new ArrayList<>();
        for (Inspection.Wait wait : inspection.waits()) {
            List<Actor> ofThis = wait.holders().stream()
                    .map(byIdentity::get)
                    .filter(Objects::nonNull)
                    .filter(holder -> holder != actor)
                    .toList();
            holders.addAll(ofThis);
            what.add(describe(wait, ofThis));
        }
        String forkedAt = inspection.forkTrace().isEmpty()
                ? ""
                : inspection.forkTrace().getFirst().toString();
        return new Waiter(actor.toString(), "waits " + String.join(", or ", what), line, forkedAt, holders);
    }

    private static String describe(Inspection.Wait wait, List<Actor> holders) {
        String what = Wording.of(wait.operation()) + wait.description();
        if (wait.holders().isEmpty()) {
            return what + ", and nobody is left to do the other part";
        }
        if (holders.isEmpty() || wait.holders().equals(List.of(wait.resource()))) {
            return what;
        }
        String who = holders.stream().map(Actor::toString).collect(Collectors.joining(" and "));
        return what + (wait.operation().equals("take") ? ", held by " : ", which has not ended because of ") + who;
    }

    private static Waiter jdkWaiter(
            Actor actor,
            Thread thread,
            String line,
            IdentityHashMap<Object, Actor> byIdentity,
            IdentityHashMap<Object, Integer> numbers) {
        Object blocker = actor.suspendedAt != null ? actor.suspendedAt : LockSupport.getBlocker(thread);
        String state = thread.getState() == Thread.State.BLOCKED ? "a monitor" : "something of the JDK";
        if (blocker == null) {
            return new Waiter(actor.toString(), "waits for " + state, line, "", List.of());
        }
        Actor joined = byIdentity.get(blocker);
        if (joined != null) {
            return new Waiter(actor.toString(), "waits for the end of " + joined, line, "", List.of(joined));
        }
        Thread owner = ownerOf(blocker);
        String what = "waits " + describeBlocker(blocker, numbers);
        if (owner == null) {
            String nobody =
                    blocker instanceof Blocker ? ", and nobody is left who would do it" : ", which nobody holds";
            return new Waiter(actor.toString(), what + nobody, line, "", List.of());
        }
        Actor holder = byIdentity.get(owner);
        String by = holder == null ? Names.of(owner) : holder.toString();
        return new Waiter(
                actor.toString(), what + ", held by " + by, line, "", holder == null ? List.of() : List.of(holder));
    }

    private static @Nullable Thread ownerOf(Object blocker) {
        return switch (blocker) {
            case Blocker ours -> ours.holder();
            case AbstractOwnableSynchronizer lock -> Owners.of(lock);
            default -> null;
        };
    }

    /** The lock is what has a name; what threads are parked at is a part of it. Numbered, as it has no name of its own. */
    private static String describeBlocker(Object blocker, IdentityHashMap<Object, Integer> numbers) {
        if (blocker instanceof Blocker ours) {
            return "to " + ours.describe() + " " + numbers.computeIfAbsent(ours.subject(), any -> numbers.size() + 1);
        }
        String type = blocker.getClass().getNestHost().getSimpleName();
        return "for " + type + " " + numbers.computeIfAbsent(blocker, any -> numbers.size() + 1);
    }

    // ---- the cycle -------------------------------------------------------------------------------------------------

    private List<Actor> findCycle() {
        Set<Actor> noneFrom = new HashSet<>();
        for (Actor start : waiters.keySet()) {
            List<Actor> cycle = findCycle(start, new ArrayList<>(), noneFrom);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        return List.of();
    }

    /** Goes on along all holders: who is met again is on a cycle. */
    private List<Actor> findCycle(Actor at, List<Actor> path, Set<Actor> noneFrom) {
        if (path.contains(at)) {
            return List.copyOf(path.subList(path.indexOf(at), path.size()));
        }
        Waiter waiter = waiters.get(at);
        if (waiter == null || !noneFrom.add(at)) {
            return List.of();
        }
        path.add(at);
        for (Actor holder : waiter.holders) {
            List<Actor> cycle = findCycle(holder, path, noneFrom);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        path.removeLast();
        return List.of();
    }

    /** {@return in a few words what it is that is stuck} */
    public String summary() {
        long going = waiters.values().stream()
                .filter(waiter -> waiter.does.equals(GOES_ON))
                .count();
        if (going > 0) {
            return going == 1 ? "one thread still goes on" : going + " threads still go on";
        }
        if (!cycle.isEmpty()) {
            return "deadlock of " + cycle.size() + ": "
                    + cycle.stream().map(Actor::toString).collect(Collectors.joining(" waits for "))
                    + " waits for " + cycle.getFirst();
        }
        return waiters.size() == 1
                ? "one thread waits, and nobody is left to end that"
                : waiters.size() + " threads wait, and nobody is left to end that";
    }

    /** {@return a paragraph for each thread} */
    public String details() {
        StringBuilder text = new StringBuilder();
        waiters.values().forEach(waiter -> {
            text.append("    ").append(waiter.who).append("\n        ").append(waiter.does);
            text.append("\n        at ").append(waiter.line);
            if (!waiter.forkedAt.isEmpty()) {
                text.append("\n        forked at ").append(waiter.forkedAt);
            }
            text.append('\n');
        });
        return text.toString();
    }
}
