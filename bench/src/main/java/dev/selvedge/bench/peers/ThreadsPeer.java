package dev.selvedge.bench.peers;

import dev.selvedge.bench.work.Peer;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Bare virtual threads, a latch to wait for them, interrupts to end them, thread locals to carry values. */
public final class ThreadsPeer implements Peer {

    private static final List<InheritableThreadLocal<Integer>> LOCALS =
            Stream.generate(InheritableThreadLocal<Integer>::new).limit(8).toList();

    @Override
    public Work work(Row row) {
        return switch (row.shape()) {
            case FORK_JOIN -> () -> forkJoin(row);
            case TREE -> () -> trees(row);
            case CANCEL -> new Blocked(row);
            case CONTEXT_READ -> () -> read(row);
            case CONTEXT_FORK -> () -> forkWithLocals(row);
            default -> throw Peer.cannot(row);
        };
    }

    private static long forkJoin(Row row) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            int[] results = new int[row.width()];
            CountDownLatch running = new CountDownLatch(row.width());
            for (int task = 0; task < row.width(); task++) {
                int number = task;
                Thread.startVirtualThread(() -> {
                    results[number] = number;
                    running.countDown();
                });
            }
            running.await();
            for (int result : results) {
                sum += result;
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
        long[] leaves = new long[2];
        Thread left = Thread.startVirtualThread(() -> leaves[0] = subtree(depth - 1));
        Thread right = Thread.startVirtualThread(() -> leaves[1] = subtree(depth - 1));
        left.join();
        right.join();
        return leaves[0] + leaves[1];
    }

    private static long subtree(int depth) {
        try {
            return tree(depth);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts here", e);
        }
    }

    private static long read(Row row) {
        LOCALS.getFirst().set(1);
        long sum = 0;
        for (int turn = 0; turn < row.count() && Gate.isOpen(); turn++) {
            sum += LOCALS.getFirst().get();
        }
        LOCALS.getFirst().remove();
        return sum;
    }

    private static long forkWithLocals(Row row) throws InterruptedException {
        LOCALS.stream().limit(row.width()).forEach(local -> local.set(1));
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            int[] results = new int[row.capacity()];
            CountDownLatch running = new CountDownLatch(row.capacity());
            for (int task = 0; task < row.capacity(); task++) {
                int number = task;
                Thread.startVirtualThread(() -> {
                    results[number] = valueOfLast(row.width());
                    running.countDown();
                });
            }
            running.await();
            for (int result : results) {
                sum += result;
            }
        }
        LOCALS.forEach(ThreadLocal::remove);
        return sum;
    }

    private static int valueOfLast(int set) {
        return set == 0 ? 1 : LOCALS.get(set - 1).get();
    }

    /** Threads that wait for an element that never comes, and end when they are interrupted. */
    private static final class Blocked implements Work {
        private final int tasks;
        private final AtomicLong interrupted = new AtomicLong();
        private List<Thread> threads = List.of();
        private CountDownLatch running = new CountDownLatch(0);

        Blocked(Row row) {
            tasks = row.width();
        }

        @Override
        public void prepare() throws InterruptedException {
            CountDownLatch started = new CountDownLatch(tasks);
            CountDownLatch ended = new CountDownLatch(tasks);
            List<Thread> blocked = new ArrayList<>(tasks);
            interrupted.set(0);
            for (int task = 0; task < tasks; task++) {
                blocked.add(Thread.startVirtualThread(() -> block(started, ended)));
            }
            started.await();
            threads = blocked;
            running = ended;
        }

        private void block(CountDownLatch started, CountDownLatch ended) {
            SynchronousQueue<Integer> queue = new SynchronousQueue<>();
            started.countDown();
            try {
                queue.take();
            } catch (InterruptedException e) {
                interrupted.incrementAndGet();
            } finally {
                ended.countDown();
            }
        }

        @Override
        public long run() throws InterruptedException {
            threads.forEach(Thread::interrupt);
            running.await();
            return interrupted.get();
        }
    }
}
