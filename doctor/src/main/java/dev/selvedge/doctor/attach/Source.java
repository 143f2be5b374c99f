package dev.selvedge.doctor.attach;

import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.Set;

/** Looks into a JVM. */
@FunctionalInterface
public interface Source extends AutoCloseable {

    /**
     * Takes a snapshot now. Blocks until it is there.
     *
     * @return the snapshot
     * @throws NotExaminedException if it could not be taken; {@link NotExaminedException.NoSuchProcess} means that the process has ended
     * @throws InterruptedException if the thread is interrupted
     */
    Snapshot snapshot() throws NotExaminedException, InterruptedException;

    /** A snapshot that is taken, and not read yet. */
    @FunctionalInterface
    interface Taken {

        /**
         * Reads it, for which nothing is needed of the JVM. Does not block, but takes its time for a big one.
         *
         * @return the snapshot
         * @throws NotExaminedException if it can't be read
         */
        Snapshot read() throws NotExaminedException;
    }

    /**
     * Takes a snapshot now, so that the next can be taken while this one is read. Blocks until it is taken.
     *
     * @return reads it
     * @throws NotExaminedException if it could not be taken
     * @throws InterruptedException if the thread is interrupted
     */
    default Taken look() throws NotExaminedException, InterruptedException {
        Snapshot snapshot = snapshot();
        return () -> snapshot;
    }

    /**
     * Takes a snapshot of some threads, and of nothing else, as far as that is quicker. Blocks until it is taken.
     *
     * @param threads their numbers; those of threads that have ended do no harm
     * @return reads it; others may be in it, too
     * @throws NotExaminedException if it could not be taken
     * @throws InterruptedException if the thread is interrupted
     */
    default Taken lookAt(Set<Long> threads) throws NotExaminedException, InterruptedException {
        return look();
    }

    /**
     * Says that no look follows soon: what was kept in the JVM to make the next one quicker can go. Blocks for a moment; does nothing
     * unless overridden.
     */
    default void rest() {}

    /** Leaves the JVM as it was found. Blocks for a moment; does nothing unless overridden. A look after that begins anew. */
    @Override
    default void close() {}

    /**
     * Asks the Selvedge task that runs on a thread to end, as {@code Task.cancel(reason)} does. Blocks until it was asked, not until it has
     * ended. Nothing else here changes anything in the JVM.
     *
     * @param thread the number of the thread
     * @param reason why
     * @return whether there was such a task, and it was not being cancelled already; {@code false} unless overridden
     * @throws NotExaminedException if it could not be asked
     * @throws InterruptedException if the thread is interrupted
     */
    default boolean cancel(long thread, String reason) throws NotExaminedException, InterruptedException {
        return false;
    }
}
