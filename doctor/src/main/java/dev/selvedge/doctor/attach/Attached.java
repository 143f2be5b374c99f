package dev.selvedge.doctor.attach;

import dev.selvedge.doctor.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;

/** Takes snapshots of other JVMs of this machine, by loading the doctor's agent into them for as long as it takes. */
public final class Attached {

    private Attached() {}

    /**
     * A process of this machine, to look into. It keeps something in the process from one look to the next, until it is told to rest.
     *
     * @param pid the process
     * @param atMost how long a look may take
     * @return the process; any thread may use it
     */
    public static Source source(long pid, Duration atMost) {
        return new Source() {

            @Override
            public Snapshot snapshot() throws NotExaminedException, InterruptedException {
                return look().read();
            }

            @Override
            public Taken look() throws NotExaminedException, InterruptedException {
                return Attached.look(pid, atMost);
            }

            @Override
            public void rest() {
                Visit.forget(pid);
            }

            @Override
            public boolean cancel(long thread, String reason) throws NotExaminedException, InterruptedException {
                String answer = Visit.pay(pid, atMost, "\n" + thread + " " + reason, Files::readString);
                return answer.equals("true");
            }
        };
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
        Source.Taken taken = look(pid, atMost);
        Visit.forget(pid);
        return taken.read();
    }

    private static Source.Taken look(long pid, Duration atMost) throws NotExaminedException, InterruptedException {
        byte[] bytes = Visit.pay(pid, atMost, "", SnapshotFile::bytes);
        return () -> {
            try {
                return SnapshotFile.read(bytes);
            } catch (IOException e) {
                throw Visit.failed(pid, e);
            }
        };
    }
}
