package dev.selvedge.kafka.calls;

import dev.selvedge.Task;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

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
        lock.lock();
        try {
            reasons.put(id, reason);
            Task<?> task = running.get(id);
            if (task != null) {
                task.cancel(reason);
            }
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
        lock.lock();
        try {
            running.put(id, task);
            String reason = reasons.get(id);
            if (reason != null) {
                task.cancel(reason);
            }
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
