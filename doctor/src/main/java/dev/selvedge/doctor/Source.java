package dev.selvedge.doctor;

import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.snapshot.Snapshot;

/** Where snapshots of one JVM come from. */
@FunctionalInterface
public interface Source {

    /**
     * Takes a snapshot now. Blocks until it is there.
     *
     * @return the snapshot
     * @throws NotExaminedException if it could not be taken
     * @throws InterruptedException if the thread is interrupted
     */
    Snapshot snapshot() throws NotExaminedException, InterruptedException;
}
