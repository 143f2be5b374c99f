package dev.selvedge.bench.preview;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** {@link StructuredTaskScope} with its plain policy, and {@link ScopedValue} for what a fork inherits. */
public final class StructuredTaskScopePeer implements Peer {

    private static final List<ScopedValue<Integer>> LOCALS =
            Stream.generate(ScopedValue::<Integer>newInstance).limit(8).toList();

    @Override
    public Work work(Row row) {
        return switch (row.shape()) {
            case FORK_JOIN -> () -> forkJoin(row);
            case TREE -> () -> trees(row);
            case CANCEL -> new Blocked(row);
            case CONTEXT_FORK -> () -> forkWithLocals(row);
            default -> throw Peer.cannot(row);
        };
    }

    private static long forkJoin(Row row) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            try (var scope = StructuredTaskScope.<Integer>open()) {
                List<Subtask<Integer>> tasks = new ArrayList<>(row.width());
                for (int task = 0; task < row.width(); task++) {
                    int number = task;
                    tasks.add(scope.fork(() -> number));
                }
                scope.join();
                sum += sumOf(tasks);
            }
        }
        return sum;
    }

    private static long trees(Row row) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            sum += tree(row.width());
        }
        return sum;
    }

    private static long tree(int depth) throws InterruptedException {
        if (depth == 0) {
            return 1;
        }
        try (var scope = StructuredTaskScope.<Long>open()) {
            Subtask<Long> left = scope.fork(() -> tree(depth - 1));
            Subtask<Long> right = scope.fork(() -> tree(depth - 1));
            scope.join();
            return left.get() + right.get();
        }
    }

    private static long forkWithLocals(Row row) throws Exception {
        if (row.width() == 0) {
            return forkAndRead(row);
        }
        ScopedValue.Carrier values = ScopedValue.where(LOCALS.getFirst(), 1);
        for (int local = 1; local < row.width(); local++) {
            values = values.where(LOCALS.get(local), 1);
        }
        return values.call(() -> forkAndRead(row));
    }

    private static long forkAndRead(Row row) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            try (var scope = StructuredTaskScope.<Integer>open()) {
                List<Subtask<Integer>> tasks = new ArrayList<>(row.capacity());
                for (int task = 0; task < row.capacity(); task++) {
                    tasks.add(scope.fork(() -> valueOfLast(row.width())));
                }
                scope.join();
                sum += sumOf(tasks);
            }
        }
        return sum;
    }

    private static int valueOfLast(int set) {
        return set == 0 ? 1 : LOCALS.get(set - 1).get();
    }

    private static long sumOf(List<Subtask<Integer>> tasks) {
        long sum = 0;
        for (Subtask<Integer> task : tasks) {
            sum += task.get();
        }
        return sum;
    }

    /** A scope whose tasks wait for an element that never comes; the failure of one more cancels it. */
    private static final class Blocked implements Work {
        private final int tasks;
        private final AtomicLong interrupted = new AtomicLong();
        private CountDownLatch failing = new CountDownLatch(0);
        private CountDownLatch ended = new CountDownLatch(0);

        Blocked(Row row) {
            tasks = row.width();
        }

        @Override
        public void prepare() throws InterruptedException {
            CountDownLatch started = new CountDownLatch(tasks);
            failing = new CountDownLatch(1);
            ended = new CountDownLatch(1);
            interrupted.set(0);
            Thread.startVirtualThread(() -> open(started));
            started.await();
        }

        private void open(CountDownLatch started) {
            try (var scope = StructuredTaskScope.<Integer>open()) {
                for (int task = 0; task < tasks; task++) {
                    scope.fork(() -> block(started));
                }
                scope.fork(this::fail);
                scope.join();
            } catch (StructuredTaskScope.FailedException | InterruptedException expected) {
                // it is what run() brought about
            } finally {
                ended.countDown();
            }
        }

        private int block(CountDownLatch started) throws InterruptedException {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
            started.countDown();
            try {
                return queue.take();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
                throw e;
            }
        }

        private int fail() throws InterruptedException {
            failing.await();
            throw new IllegalStateException("the row says so");
        }

        @Override
        public long run() throws InterruptedException {
            failing.countDown();
            ended.await();
            return interrupted.get();
        }
    }
}
