package dev.selvedge.kafka.calls;

import dev.selvedge.Channel;
import dev.selvedge.sync.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;

/** The calls that wait for their reply. The first reply is the reply: the entry goes with it. Any thread; everything is under the lock. */
final class Pending {

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<UUID, Channel<Reply>> waiting = new HashMap<>();
    private final Event none = Event.named("end of all calls");
    private int open;
    private boolean closed;

    /** A call begins. */
    Channel<Reply> begin(UUID id) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the caller is closed: fork before its scope's end");
            }
            open++;
            Channel<Reply> reply = Channel.named("reply to call " + id).buffered(1);
            waiting.put(id, reply);
            return reply;
        } finally {
            lock.unlock();
        }
    }

    /** The call has ended, and whatever it still had to send has been sent. */
    void end(UUID id) {
        lock.lock();
        try {
            waiting.remove(id);
            open--;
            tellIfNone();
        } finally {
            lock.unlock();
        }
    }

    /** A reply came; whether anybody waits for it is another matter. */
    void reply(UUID id, Reply reply) {
        lock.lock();
        try {
            Channel<Reply> waiter = waiting.remove(id);
            if (waiter != null) {
                waiter.trySend(reply);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isWaiting(UUID id) {
        lock.lock();
        try {
            return waiting.containsKey(id);
        } finally {
            lock.unlock();
        }
    }

    /** No call begins any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            tellIfNone();
        } finally {
            lock.unlock();
        }
    }

    private void tellIfNone() {
        if (closed && open == 0) {
            none.set();
        }
    }

    void awaitNone() throws InterruptedException {
        none.await();
    }
}
