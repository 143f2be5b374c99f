package dev.selvedge.doctor.diagnosis;

import dev.selvedge.doctor.diagnosis.Finding.Certainty;
import dev.selvedge.doctor.diagnosis.Finding.Kind;
import dev.selvedge.doctor.snapshot.Snapshot;
import dev.selvedge.doctor.snapshot.ThreadState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Virtual threads that keep their carriers: those that compute without end, and those that wait while pinned. */
final class Carriers {

    private final Patient patient;

    Carriers(Patient patient) {
        this.patient = patient;
    }

    List<Finding> findings() {
        List<ThreadState> keepers = mountedInAll();
        List<ThreadState> pinned = keepers.stream()
                .filter(thread -> !thread.state().equals("RUNNABLE") || Pins.isInitialisedByAnother(thread))
                .filter(patient::isUnmoved)
                .toList();
        List<ThreadState> waiting = runnableWithoutCarrier();
        int carriers = patient.latest().parallelism();
        if (carriers > 0 && keepers.size() >= carriers && !waiting.isEmpty()) {
            return List.of(starved(keepers, pinned, waiting));
        }
        return pinned.isEmpty() ? List.of() : List.of(pinned(pinned));
    }

    /** Who was on a carrier, and on the same one, whenever somebody looked. */
    private List<ThreadState> mountedInAll() {
        Set<String> always = mounted(patient.samples().getFirst());
        patient.samples().forEach(sample -> always.retainAll(mounted(sample)));
        return patient.threads().stream()
                .filter(thread -> always.contains(mount(thread)))
                .toList();
    }

    private static Set<String> mounted(Snapshot sample) {
        return sample.threads().stream()
                .filter(thread -> thread.virtual() && thread.carrier() != 0)
                .map(Carriers::mount)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String mount(ThreadState thread) {
        return thread.id() + "@" + thread.carrier();
    }

    private List<ThreadState> runnableWithoutCarrier() {
        return patient.threads().stream()
                .filter(thread -> thread.virtual()
                        && thread.carrier() == 0
                        && thread.state().equals("RUNNABLE")
                        && thread.waits().isEmpty() // for a turn on a loop
                        && patient.isUnmoved(thread))
                .toList();
    }

    private Finding starved(List<ThreadState> keepers, List<ThreadState> pinned, List<ThreadState> waiting) {
        List<String> details = new ArrayList<>();
        for (ThreadState keeper : keepers) {
            if (pinned.contains(keeper)) {
                details.addAll(Pins.paragraph(keeper, patient));
            } else {
                details.add(Threads.name(keeper) + " keeps a carrier");
                details.addAll(Threads.stack(keeper));
            }
        }
        details.add(waiting.size() + " could run, and have no carrier, such as " + Threads.name(waiting.getFirst()));
        String title = "all " + keepers.size() + " carriers are kept by "
                + (pinned.size() == keepers.size() ? "threads that wait pinned" : "threads that make no room") + "; "
                + waiting.size() + (waiting.size() == 1 ? " virtual thread waits" : " virtual threads wait")
                + " to run";
        String advice = pinned.isEmpty()
                ? "compute on the computing dispatcher, or call Thread.yield() in long loops"
                : "a wait inside a class initializer or native code keeps its carrier: wait somewhere else, or on a platform thread";
        return new Finding(
                Kind.STARVED,
                Certainty.CERTAIN,
                title,
                details,
                advice,
                keepers.stream().map(ThreadState::id).toList());
    }

    private Finding pinned(List<ThreadState> pinned) {
        List<String> details = new ArrayList<>();
        for (ThreadState thread : pinned) {
            details.addAll(Pins.paragraph(thread, patient));
        }
        return new Finding(
                Kind.PINNED,
                Certainty.CERTAIN,
                pinned.size() + (pinned.size() == 1 ? " virtual thread waits" : " virtual threads wait")
                        + " and can't leave the carrier",
                details,
                "a wait inside a class initializer or native code keeps its carrier: wait somewhere else, or on a platform thread",
                pinned.stream().map(ThreadState::id).toList());
    }
}
