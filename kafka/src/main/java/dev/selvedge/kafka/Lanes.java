package dev.selvedge.kafka;

import dev.selvedge.Scope;
import dev.selvedge.Task;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Handles deliveries in the order of their keys, many keys at once. Each key of a partition has a lane while it has deliveries; the first of a lane is
 * in a task of its own, or the lane waits for one; so there are never two of a key. A lane that has more goes behind the others that wait.
 *
 * <p>Everything is under the lock. Tasks are forked outside of it: by the thread that polls, and by tasks that end, for the next one.
 */
final class Lanes<K, V> implements Outlet<K, V> {

    /** The deliveries of one key, the first of which is being handled, or is next. */
    private static final class Lane<K, V> {

        final @Nullable LaneKey key;
        final Deque<Delivery<K, V>> deliveries = new ArrayDeque<>(2);

        /** The first, once it was taken; written under the lock, read by whoever took it. */
        @Nullable
        Delivery<K, V> taken;

        Lane(@Nullable LaneKey key) {
            this.key = key;
        }
    }

    private record LaneKey(int partition, ByteBuffer key) {}

    private final int concurrency;
    private final Work<K, V> work;
    private final Stop stop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<LaneKey, Lane<K, V>> lanes = new HashMap<>();
    private final Deque<Lane<K, V>> ready = new ArrayDeque<>();
    private int running;

    /** After a stop: what could be taken back was, and the rest is to be handled. */
    private boolean finishing;

    Lanes(int concurrency, Work<K, V> work, Stop stop) {
        this.concurrency = concurrency;
        this.work = work;
        this.stop = stop;
    }

    @Override
    public void accept(Scope scope, Delivery<K, V> delivery) throws InterruptedException {
        Lane<K, V> next;
        lock.lock();
        try {
            Lane<K, V> lane = laneOf(delivery);
            lane.deliveries.add(delivery);
            if (lane.deliveries.size() == 1) {
                ready.add(lane);
            }
            next = begin();
        } finally {
            lock.unlock();
        }
        if (next != null) {
            start(scope, next);
        }
    }

    private Lane<K, V> laneOf(Delivery<K, V> delivery) {
        byte[] key = delivery.raw().key();
        if (key == null) {
            return new Lane<>(null);
        }
        return lanes.computeIfAbsent(new LaneKey(delivery.raw().partition(), ByteBuffer.wrap(key)), Lane::new);
    }

    /** The lane that is next, if one more may run. */
    private @Nullable Lane<K, V> begin() {
        Lane<K, V> next = running < concurrency ? take() : null;
        if (next != null) {
            running++;
        }
        return next;
    }

    /** The lane that is next, without what was lost meanwhile; none between a stop and what is to be finished being known. */
    private @Nullable Lane<K, V> take() {
        if (stop.isAsked() && !finishing) {
            return null;
        }
        for (Lane<K, V> lane = ready.poll(); lane != null; lane = ready.poll()) {
            Delivery<K, V> first = lane.deliveries.peek();
            while (first != null && !first.isWaiting()) {
                lane.deliveries.remove();
                first = lane.deliveries.peek();
            }
            if (first != null) {
                lane.taken = first;
                return lane;
            }
            forget(lane);
        }
        return null;
    }

    private void forget(Lane<K, V> lane) {
        if (lane.key != null) {
            lanes.remove(lane.key, lane);
        }
    }

    private void start(Scope scope, Lane<K, V> lane) throws InterruptedException {
        Delivery<K, V> delivery = Objects.requireNonNull(lane.taken);
        Task<@Nullable Void> task = scope.fork(delivery.toString(), () -> {
            try {
                if (delivery.begin()) {
                    work.handle(delivery);
                }
            } finally {
                ended(scope, lane);
            }
        });
        delivery.handledBy(task);
    }

    private void ended(Scope scope, Lane<K, V> lane) throws InterruptedException {
        Lane<K, V> next;
        lock.lock();
        try {
            lane.deliveries.remove();
            if (lane.deliveries.isEmpty()) {
                forget(lane);
            } else {
                ready.add(lane);
            }
            next = take();
            if (next == null) {
                running--;
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            start(scope, next);
        }
    }

    @Override
    public void reject(Scope scope, Delivery<K, V> delivery, Exception reason) throws InterruptedException {
        Task<@Nullable Void> task = scope.fork(delivery + ", unreadable", () -> {
            if (delivery.begin()) {
                work.reject(delivery, reason);
            }
        });
        delivery.handledBy(task);
    }

    @Override
    public void lost(Scope scope) throws InterruptedException {
        List<Lane<K, V>> next = new ArrayList<>();
        lock.lock();
        try {
            finishing = stop.isAsked();
            for (Lane<K, V> lane = begin(); lane != null; lane = begin()) {
                next.add(lane);
            }
        } finally {
            lock.unlock();
        }
        for (Lane<K, V> lane : next) {
            start(scope, lane);
        }
    }

    @Override
    public void close() {}

    @Override
    public boolean endsWithItsScope() {
        return false;
    }
}
