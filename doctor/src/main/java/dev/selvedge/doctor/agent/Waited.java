package dev.selvedge.doctor.agent;

import java.util.List;

/** A wait of the snapshot, as {@code dev.selvedge.doctor.snapshot.Wait}. */
record Waited(String operation, Thing resource, List<Thread> holders, boolean anybody, boolean timed) {

    /** A wait that the named threads end, and nobody else. */
    static Waited heldBy(List<Thread> holders, String operation, Thing resource, boolean timed) {
        return new Waited(operation, resource, holders, false, timed);
    }

    /** A wait that anybody could end. */
    static Waited open(String operation, Thing resource, boolean timed) {
        return new Waited(operation, resource, List.of(), true, timed);
    }

    /** Whether what is waited for is a thing that the holders hold, and could be without. */
    boolean isHolding() {
        return switch (resource.kind()) {
            case "monitor", "lock", "class", "selvedge" -> true;
            default -> false;
        };
    }
}
