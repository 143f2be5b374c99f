package dev.selvedge.doctor.attach;

import dev.selvedge.doctor.snapshot.Snapshot;

/** Looks into a JVM. */
@FunctionalInterface
public interface Source {

    /**
     * Takes a snapshot now. Blocks until it is there.
     *
     * @return the snapshot
     * @throws NotExaminedException if it could not be taken; {@link NotExaminedException.NoSuchProcess} means that the process has ended
     * @throws InterruptedException if the thread is interrupted
     */
    Snapshot snapshot() throws NotExaminedException, InterruptedException;

    /**
     * Says that no look follows soon: what was kept in the JVM to make the next one quicker can go. Blocks for a moment; does nothing
     * unless overridden.
     */
    default void rest() {}
}
