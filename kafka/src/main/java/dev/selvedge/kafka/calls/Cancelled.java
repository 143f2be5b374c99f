package dev.selvedge.kafka.calls;

import dev.selvedge.Task;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Which calls were cancelled: those that run here are, and those that come later are not begun. The latest ones are kept, since a cancellation is read by
 * all machines, long before its request may be. Any thread; everything is under the lock.
 */
final class Cancelled {

    private static final int MOST_KEPT = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Task<?>> running = new HashMap<>();

    private final Map<UUID, String> reasons = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, String> eldest) {
            return size() > MOST_KEPT;
        }
    };

    void cancel(UUID id, String reason) {
        Task<?> task = note(id, reason);
        if (task != null) {
            task.cancel(reason); // without the lock, as it runs the job's own handlers
        }
    }

    private @Nullable Task<?> note(UUID id, String reason) {
        lock.lock();
        try {
            reasons.put(id, reason);
            return running.get(id);
        } finally {
            lock.unlock();
        }
    }

    boolean contains(UUID id) {
        lock.lock();
        try {
            return reasons.containsKey(id);
        } finally {
            lock.unlock();
        }
    }

    void runs(UUID id, Task<?> task) {
        String reason = begin(id, task);
        if (reason != null) {
            task.cancel(reason);
        }
    }

    private @Nullable String begin(UUID id, Task<?> task) {
        lock.lock();
        try {
            running.put(id, task);
            return reasons.get(id);
        } finally {
            lock.unlock();
        }
    }

    void ended(UUID id) {
        lock.lock();
        try {
            running.remove(id);
        } finally {
            lock.unlock();
        }
    }
}
