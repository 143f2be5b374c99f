package dev.selvedge.doctor;

import dev.selvedge.doctor.snapshot.Snapshot;

/** Where snapshots of one JVM come from. */
@FunctionalInterface
public interface Source {

    /**
     * Takes a snapshot now. Blocks until it is there.
     *
     * @return the snapshot
     */
    Snapshot snapshot();
}
