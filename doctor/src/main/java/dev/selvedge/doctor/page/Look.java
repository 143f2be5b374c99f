package dev.selvedge.doctor.page;

import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.snapshot.Snapshot;

/** Looks into one JVM. Called by one thread at a time. */
@FunctionalInterface
public interface Look {

    /**
     * Looks now. Blocks until it is done.
     *
     * @return what was seen
     * @throws NotExaminedException if it could not look; {@link NotExaminedException.NoSuchProcess} means that the process has ended
     * @throws InterruptedException if the thread is interrupted
     */
    Snapshot now() throws NotExaminedException, InterruptedException;
}
