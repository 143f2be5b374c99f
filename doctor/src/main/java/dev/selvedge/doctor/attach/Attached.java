package dev.selvedge.doctor.attach;

import dev.selvedge.doctor.snapshot.Snapshot;
import java.time.Duration;

/** Takes snapshots of other JVMs of this machine, by loading the doctor's agent into them for as long as it takes. */
public final class Attached {

    private Attached() {}

    /**
     * A process of this machine, to look into. The agent is loaded into it for the first look, and stays until the source is closed; where it
     * can't be closed, as its own process has been killed, the agent goes by itself.
     *
     * @param pid the process
     * @param atMost how long a look may take
     * @return the process; any thread may use it
     */
    public static Source source(long pid, Duration atMost) {
        return new AttachedSource(pid, atMost);
    }

    /**
     * Takes one snapshot, and leaves nothing behind. Blocks until it is there. An interrupt or the end of the time ends this wait at once; the agent may then still
     * run to its end, and finds nobody to write for.
     *
     * @param pid the process
     * @param atMost how long this may take
     * @return what its threads were doing
     * @throws NotExaminedException if there is no such process, it is no JVM of a version that can be examined, it may not be examined,
     *     it does not answer in time, or something else goes wrong
     * @throws InterruptedException if the thread is interrupted
     */
    public static Snapshot snapshot(long pid, Duration atMost) throws NotExaminedException, InterruptedException {
        try (Source source = source(pid, atMost)) {
            return source.snapshot();
        }
    }
}
