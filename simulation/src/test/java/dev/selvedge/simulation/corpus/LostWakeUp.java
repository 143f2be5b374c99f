package dev.selvedge.simulation.corpus;

import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A gate looks whether it is open before it takes the lock, to be quick. It may be opened just then: the signal wakes nobody, and who comes
 * to wait afterwards waits for ever. Repaired, it looks while it holds the lock.
 */
final class LostWakeUp implements Specimen {

    private static final class Gate {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition opened = lock.newCondition();
        private volatile boolean open;

        void open() {
            lock.lock();
            try {
                open = true;
                opened.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @SuppressWarnings("WaitNotInLoop") // part of the bug
        void passTooQuickly() {
            if (!open) {
                lock.lock();
                try {
                    opened.awaitUninterruptibly();
                } finally {
                    lock.unlock();
                }
            }
        }

        void pass() {
            lock.lock();
            try {
                while (!open) {
                    opened.awaitUninterruptibly();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public String name() {
        return "lost wake-up, on a condition of the JDK";
    }

    @Override
    public List<String> telltale() {
        return List.of("stuck", "thread 'visitor'", "LostWakeUp.java");
    }

    @Override
    public boolean needsAgent() {
        return true;
    }

    @Override
    public void buggy() throws InterruptedException {
        Gate gate = new Gate();
        Threads.runAll(new Threads.Named("visitor", gate::passTooQuickly), new Threads.Named("porter", gate::open));
    }

    @Override
    public void fixed() throws InterruptedException {
        Gate gate = new Gate();
        Threads.runAll(new Threads.Named("visitor", gate::pass), new Threads.Named("porter", gate::open));
    }
}
