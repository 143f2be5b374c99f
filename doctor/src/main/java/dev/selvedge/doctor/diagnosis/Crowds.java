package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.Resource;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import dev.selvedge.doctor.snapshot.Wait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Many who wait for the same thing that somebody holds: contention if it is passed on, exhaustion if those who hold it do not move. */
final class Crowds {

    private static final int CROWD = 4;

    /** Where it is not known who holds what is waited for, it takes more to call it a crowd. */
    private static final int ANONYMOUS_CROWD = 10;

    private static final int WATCHED_WAITERS = 16;

    private static final int MOST_WATCHED = 2_000;

    private final Patient patient;
    private final Deadlocks deadlocks;

    /** By what is waited for, in each sample, the last one last. */
    private final List<Map<String, Crowd>> inSamples;

    /** Those of whom nobody knows who holds what they wait for. */
    private final Map<String, List<ThreadState>> anonymous;

    Crowds(Patient patient, Deadlocks deadlocks) {
        this.patient = patient;
        this.deadlocks = deadlocks;
        this.inSamples = patient.samples().stream().map(Crowds::crowds).toList();
        this.anonymous = anonymous(patient);
    }

    private record Crowd(Resource resource, List<ThreadState> waiters, Set<Long> holders) {}

    /** {@return whether there is something that more samples would tell} */
    boolean isWorthAnotherLook() {
        return !anonymous.isEmpty() || inSamples.getLast().values().stream().anyMatch(this::holdersStay);
    }

    /** Who shows whether what is waited for is passed on: those who hold it, and some who wait. Everybody, where nobody knows who holds it. */
    Optional<Set<Long>> toWatch() {
        if (!anonymous.isEmpty()) {
            return Optional.empty();
        }
        Set<Long> watched = new HashSet<>();
        for (Crowd crowd : inSamples.getLast().values()) {
            if (holdersStay(crowd)) {
                watched.addAll(crowd.holders);
                crowd.waiters.stream()
                        .limit(WATCHED_WAITERS)
                        .map(ThreadState::id)
                        .forEach(watched::add);
            }
        }
        return watched.size() > MOST_WATCHED ? Optional.empty() : Optional.of(watched);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        for (Crowd crowd : inSamples.getLast().values()) {
            boolean explained = crowd.holders.stream().anyMatch(deadlocks::contains);
            if (!explained && isCrowdedInAll(crowd.resource)) {
                findings.add(holdersStay(crowd) ? exhausted(crowd) : contended(crowd));
            }
        }
        anonymous.values().forEach(waiters -> findings.add(anonymouslyExhausted(waiters)));
        return findings;
    }

    /** Many who have waited for the same permits all the time, where the JDK does not know who holds them. */
    private static Map<String, List<ThreadState>> anonymous(Patient patient) {
        Map<String, List<ThreadState>> crowds = new LinkedHashMap<>();
        for (ThreadState thread : patient.threads()) {
            for (Wait wait : thread.waits()) {
                if (wait.anybody() && wait.resource().kind().equals("semaphore") && patient.isFast(thread)) {
                    crowds.computeIfAbsent(wait.resource().id(), id -> new ArrayList<>())
                            .add(thread);
                }
            }
        }
        crowds.values().removeIf(waiters -> waiters.size() < ANONYMOUS_CROWD);
        return crowds;
    }

    private Finding anonymouslyExhausted(List<ThreadState> waiters) {
        ThreadState first = waiters.getFirst();
        List<String> details = new ArrayList<>();
        details.add("such as " + Threads.name(first) + Threads.at(first));
        Group.of(patient.threads().stream()
                        .filter(thread -> patient.isUnmoved(thread)
                                && !waiters.contains(thread)
                                && thread.stack().stream().anyMatch(Threads::isUsersCode))
                        .toList())
                .stream()
                .findFirst()
                .ifPresent(group -> {
                    details.add("Who holds it is not known; these do not move either: " + group.count() + " like "
                            + group.example() + ", which " + (group.what().startsWith("wait") ? "" : "is ")
                            + group.what());
                    group.stack().stream()
                            .filter(Threads::isUsersCode)
                            .findFirst()
                            .ifPresent(frame -> details.add("  at " + frame));
                });
        return new Finding(
                Kind.EXHAUSTED,
                Certainty.PROBABLE,
                Threads.count(waiters.size()) + " wait "
                        + Threads.describe(first.waits().getFirst()) + ", and none of them gets on",
                details,
                "look at what the holders do: a call without a time limit, or too few of what they hold",
                waiters.stream().map(ThreadState::id).toList());
    }

    private static Map<String, Crowd> crowds(Snapshot sample) {
        Map<String, Crowd> crowds = new LinkedHashMap<>();
        for (ThreadState thread : sample.threads()) {
            for (Wait wait : thread.waits()) {
                if (!wait.holders().isEmpty() && isHeld(wait)) {
                    Crowd crowd = crowds.computeIfAbsent(
                            wait.resource().id(), id -> new Crowd(wait.resource(), new ArrayList<>(), new HashSet<>()));
                    crowd.waiters.add(thread);
                    crowd.holders.addAll(wait.holders());
                }
            }
        }
        crowds.values().removeIf(crowd -> crowd.waiters.size() < CROWD);
        return crowds;
    }

    private static boolean isHeld(Wait wait) {
        return wait.operation().equals("lock")
                || wait.operation().equals("take")
                || wait.operation().equals("acquire");
    }

    private boolean isCrowdedInAll(Resource resource) {
        return inSamples.stream().allMatch(crowds -> crowds.containsKey(resource.id()));
    }

    /** Whether the same ones have held it in every sample, and have not moved. */
    private boolean holdersStay(Crowd crowd) {
        return inSamples.stream()
                        .map(crowds -> crowds.get(crowd.resource.id()))
                        .allMatch(other -> other != null && other.holders.equals(crowd.holders))
                && crowd.holders.stream()
                        .map(patient::thread)
                        .allMatch(holder -> holder != null && patient.isUnmoved(holder));
    }

    private Finding exhausted(Crowd crowd) {
        List<ThreadState> holders = holders(crowd);
        List<String> details = new ArrayList<>();
        details.add("held all the time by " + (holders.size() == 1 ? "one that does" : holders.size() + " that do")
                + " not move:");
        for (ThreadState holder : holders) {
            Threads.paragraph(holder, patient).forEach(line -> details.add("  " + line));
        }
        details.add("waiting, among others: " + Threads.name(crowd.waiters.getFirst()) + " at "
                + Threads.place(crowd.waiters.getFirst()));
        return new Finding(
                Kind.EXHAUSTED,
                Certainty.PROBABLE,
                Threads.count(crowd.waiters.size()) + " wait for " + crowd.resource.description()
                        + ", and who has it does not get on",
                details,
                "look at what the holders do: a call without a time limit, or too few of what they hold",
                holders.stream().map(ThreadState::id).toList());
    }

    private Finding contended(Crowd crowd) {
        List<String> details = new ArrayList<>();
        for (ThreadState holder : holders(crowd)) {
            details.add("held at the moment by " + Threads.name(holder) + Threads.at(holder));
        }
        return new Finding(
                Kind.CONTENTION,
                Certainty.CERTAIN,
                Threads.count(crowd.waiters.size()) + " wait for " + crowd.resource.description()
                        + ", which is passed on",
                details,
                "hold it for less time, or have more of it",
                crowd.waiters.stream().map(ThreadState::id).toList());
    }

    private List<ThreadState> holders(Crowd crowd) {
        return crowd.holders.stream()
                .map(patient::thread)
                .filter(Objects::nonNull)
                .toList();
    }
}
