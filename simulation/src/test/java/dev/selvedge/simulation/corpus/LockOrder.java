package dev.selvedge.simulation.corpus;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The reader of a log locks the index, then the file; the one that rotates it locks the file, then the index. Repaired, both lock the index
 * first.
 */
final class LockOrder implements Specimen {

    private static final class Log {

        final Lock index = new ReentrantLock();
        final Lock file = new ReentrantLock();

        private int files = 1;

        void read() {
            locked(index, () -> locked(file, this::ensureThereIsOne));
        }

        void rotate() {
            locked(file, () -> locked(index, () -> files++));
        }

        void rotateInOrder() {
            locked(index, () -> locked(file, () -> files++));
        }

        private void ensureThereIsOne() {
            if (files < 1) {
                throw new AssertionError("there is no file to read");
            }
        }

        private static void locked(Lock lock, Runnable body) {
            lock.lock();
            try {
                body.run();
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public String name() {
        return "lock order, on locks of the JDK";
    }

    @Override
    public List<String> telltale() {
        return List.of("deadlock of 2", "thread 'reader'", "thread 'rotation'", "ReentrantLock");
    }

    @Override
    public boolean needsAgent() {
        return true;
    }

    @Override
    public void buggy() throws InterruptedException {
        Log log = new Log();
        Threads.runAll(new Threads.Named("reader", log::read), new Threads.Named("rotation", log::rotate));
    }

    @Override
    public void fixed() throws InterruptedException {
        Log log = new Log();
        Threads.runAll(new Threads.Named("reader", log::read), new Threads.Named("rotation", log::rotateInOrder));
    }
}
