package dev.selvedge.simulation.corpus;

import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.sync.Permit;
import dev.selvedge.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;

/**
 * A semaphore keeps readers and writers apart: a reader takes one permit, a writer all of them. The writer takes them one by one, so two
 * writers may each have some and wait for the others'. Repaired, it takes all of them in one step.
 */
final class ReadersAndWriters implements Specimen {

    private static final int READERS = 3;

    private static final class Page {

        final Semaphore permits = Semaphore.named("page", READERS);
        int readers;
        int writers;

        void read() throws InterruptedException {
            try (var _ = permits.acquire()) {
                readers++;
                if (writers > 0) {
                    throw new AssertionError("a reader is in while " + writers + " write");
                }
                readers--;
            }
        }

        void writeAfterTakingOneByOne() throws InterruptedException {
            List<Permit> taken = new ArrayList<>();
            try {
                for (int i = 0; i < READERS; i++) {
                    taken.add(permits.acquire());
                }
                change();
            } finally {
                taken.forEach(Permit::close);
            }
        }

        void write() throws InterruptedException {
            try (var _ = permits.acquire(READERS)) {
                change();
            }
        }

        private void change() {
            writers++;
            if (writers > 1 || readers > 0) {
                throw new AssertionError("a writer is in with " + readers + " readers and " + writers + " writers");
            }
            writers--;
        }
    }

    @Override
    public String name() {
        return "readers and writers";
    }

    @Override
    public List<String> telltale() {
        return List.of("deadlock of 2", "task 'writer 1'", "task 'writer 2'", "semaphore 'page'");
    }

    @Override
    public void buggy() throws InterruptedException {
        Page page = new Page();
        use(page, page::writeAfterTakingOneByOne);
    }

    @Override
    public void fixed() throws InterruptedException {
        Page page = new Page();
        use(page, page::write);
    }

    private static void use(Page page, Task.Action write) throws InterruptedException {
        Scope.run(scope -> {
            scope.fork("writer 1", write);
            scope.fork("reader", page::read);
            scope.fork("writer 2", write);
        });
    }
}
