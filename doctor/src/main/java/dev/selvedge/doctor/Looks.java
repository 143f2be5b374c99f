package dev.selvedge.doctor;

import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.OwnJvm;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The looks of one examination. While one is taken, a thread reads the one before. */
final class Looks implements AutoCloseable {

    private final Source source;
    private final List<Reading> readings = new ArrayList<>();

    Looks(Source source) {
        this.source = source;
    }

    /** Takes one more, and returns when that was begun, in nanoseconds. */
    long take() throws NotExaminedException, InterruptedException {
        long begun = System.nanoTime();
        readings.add(Reading.start(source.look()));
        return begun;
    }

    int count() {
        return readings.size();
    }

    /** All of them, once they are read. */
    List<Snapshot> snapshots() throws NotExaminedException, InterruptedException {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Reading reading : readings) {
            snapshots.add(reading.await());
        }
        return snapshots;
    }

    @Override
    public void close() {
        source.rest();
    }

    private record Reading(Thread thread, FutureTask<Snapshot> result) {

        static Reading start(Source.Taken taken) {
            FutureTask<Snapshot> result = new FutureTask<>(taken::read);
            Thread thread = new Thread(OwnJvm.GROUP, result, "selvedge-doctor-reader");
            thread.setDaemon(true);
            thread.start();
            return new Reading(thread, result);
        }

        Snapshot await() throws NotExaminedException, InterruptedException {
            thread.join();
            try {
                return result.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof NotExaminedException known) {
                    throw known;
                }
                throw new IllegalStateException("a snapshot could not be read", e.getCause());
            }
        }
    }
}
