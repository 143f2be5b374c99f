package dev.selvedge.doctor;

import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.OwnJvm;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The looks of one examination. While one is taken, a thread reads the one before. */
final class Looks implements AutoCloseable {

    private final Source source;
    private final List<Reading> readings = new ArrayList<>();
    private final List<Snapshot> read = new ArrayList<>();

    Looks(Source source) {
        this.source = source;
    }

    /** Takes one more, and returns when that was begun, in nanoseconds. */
    long take() throws NotExaminedException, InterruptedException {
        return take(Set.of());
    }

    /** Takes one more, at some threads only unless there are none of them; nothing else counts as changed. */
    long take(Set<Long> watched) throws NotExaminedException, InterruptedException {
        long begun = System.nanoTime();
        Source.Taken taken = watched.isEmpty() ? source.look() : source.lookAt(watched);
        readings.add(Reading.start(taken, watched));
        return begun;
    }

    int count() {
        return readings.size();
    }

    /** All of them, once they are read. */
    List<Snapshot> snapshots() throws NotExaminedException, InterruptedException {
        for (Reading reading : readings.subList(read.size(), readings.size())) {
            Snapshot snapshot = reading.await();
            read.add(reading.watched.isEmpty() ? snapshot : read.getLast().with(snapshot, reading.watched));
        }
        return List.copyOf(read);
    }

    @Override
    public void close() {
        source.rest();
    }

    private record Reading(Thread thread, FutureTask<Snapshot> result, Set<Long> watched) {

        static Reading start(Source.Taken taken, Set<Long> watched) {
            FutureTask<Snapshot> result = new FutureTask<>(taken::read);
            Thread thread = new Thread(OwnJvm.GROUP, result, "selvedge-doctor-reader");
            thread.setDaemon(true);
            thread.start();
            return new Reading(thread, result, watched);
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
