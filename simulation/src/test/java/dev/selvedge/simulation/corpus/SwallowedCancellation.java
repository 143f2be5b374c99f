package dev.selvedge.simulation.corpus;

import dev.selvedge.Cancellation;
import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.sync.Mutex;
import java.util.ArrayList;
import java.util.List;

/**
 * A writer must not be cancelled while it writes, so the whole round is shielded, and with it the wait for the next batch: there no
 * cancellation reaches it. Repaired, only the writing is shielded.
 */
final class SwallowedCancellation implements Specimen {

    private static final class Journal {

        final Channel<String> batches = Channel.named("batches").buffered(2);
        final Mutex disk = Mutex.named("disk");
        final List<String> written = new ArrayList<>();

        void runShielded() throws InterruptedException {
            while (!Cancellation.isCancelled()) {
                Cancellation.shield(() -> write(batches.receive()));
            }
        }

        void run() throws InterruptedException {
            for (String batch : batches) {
                Cancellation.shield(() -> write(batch));
            }
        }

        private boolean write(String batch) throws InterruptedException {
            try (var _ = disk.lock()) {
                return written.add(batch);
            }
        }
    }

    @Override
    public String name() {
        return "a shield that swallows a cancellation";
    }

    @Override
    public List<String> telltale() {
        return List.of("stuck", "task 'writer'", "receive from channel 'batches'", "Cancellation.shield");
    }

    @Override
    public void buggy() throws InterruptedException {
        Journal journal = new Journal();
        writeAll(journal, journal::runShielded);
    }

    @Override
    public void fixed() throws InterruptedException {
        Journal journal = new Journal();
        writeAll(journal, journal::run);
        List<String> left = journal.batches.drain();
        if (journal.written.size() + left.size() != 2) {
            throw new AssertionError("of 2 batches " + journal.written + " were written and " + left + " were left");
        }
    }

    private static void writeAll(Journal journal, Task.Action writer) throws InterruptedException {
        Scope.run(scope -> {
            scope.forkDaemon("writer", writer);
            journal.batches.send("batch 1");
            journal.batches.send("batch 2");
        });
    }
}
