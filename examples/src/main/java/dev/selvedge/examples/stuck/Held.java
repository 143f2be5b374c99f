package dev.selvedge.examples.stuck;

import dev.selvedge.sync.Mutex;
import java.util.concurrent.locks.Lock;

/** Something that one thread at a time may have. */
@FunctionalInterface
interface Held {
    /** Takes it, does the job and gives it back. */
    void during(Job job) throws Exception;

    static Held monitor(Object monitor) {
        return job -> {
            synchronized (monitor) {
                job.run();
            }
        };
    }

    static Held lock(Lock lock) {
        return job -> {
            lock.lock();
            try {
                job.run();
            } finally {
                lock.unlock();
            }
        };
    }

    static Held mutex(Mutex mutex) {
        return job -> {
            try (var _ = mutex.lock()) {
                job.run();
            }
        };
    }
}
