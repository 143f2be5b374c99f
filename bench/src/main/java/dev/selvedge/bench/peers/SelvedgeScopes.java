package dev.selvedge.bench.peers;

import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.ContextBinding;
import dev.selvedge.ContextLocal;
import dev.selvedge.Scope;
import dev.selvedge.ScopeCancelledException;
import dev.selvedge.Task;
import dev.selvedge.bench.work.Row;
import dev.selvedge.bench.work.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** The rows of scopes and of context, in Selvedge. */
final class SelvedgeScopes {

    private static final List<ContextLocal<Integer>> LOCALS =
            Stream.generate(() -> ContextLocal.<Integer>named("local")).limit(8).toList();

    private SelvedgeScopes() {}

    static long forkJoin(Row row) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            sum += Scope.call(scope -> {
                List<Task<Integer>> tasks = new ArrayList<>(row.width());
                for (int task = 0; task < row.width(); task++) {
                    int number = task;
                    tasks.add(scope.fork(() -> number));
                }
                return sumOf(tasks);
            });
        }
        return sum;
    }

    static long trees(Row row) throws InterruptedException {
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
        return Scope.call(scope -> {
            Task<Long> left = scope.fork(() -> tree(depth - 1));
            Task<Long> right = scope.fork(() -> tree(depth - 1));
            return left.join() + right.join();
        });
    }

    static long read(Row row) throws InterruptedException {
        return LOCALS.getFirst().where(1).call(() -> {
            long sum = 0;
            for (int turn = 0; turn < row.count() && Gate.isOpen(); turn++) {
                sum += LOCALS.getFirst().get();
            }
            return sum;
        });
    }

    static long forkWithLocals(Row row) throws InterruptedException {
        if (row.width() == 0) {
            return forkAndRead(row);
        }
        ContextBinding values = LOCALS.getFirst().where(1);
        for (int local = 1; local < row.width(); local++) {
            values = values.where(LOCALS.get(local), 1);
        }
        return values.call(() -> forkAndRead(row));
    }

    private static long forkAndRead(Row row) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            sum += Scope.call(scope -> {
                List<Task<Integer>> tasks = new ArrayList<>(row.capacity());
                for (int task = 0; task < row.capacity(); task++) {
                    tasks.add(scope.fork(() -> valueOfLast(row.width())));
                }
                return sumOf(tasks);
            });
        }
        return sum;
    }

    private static int valueOfLast(int set) {
        return set == 0 ? 1 : LOCALS.get(set - 1).get();
    }

    static long map(Row row) throws InterruptedException {
        long sum = 0;
        for (int turn = 0; turn < row.count(); turn++) {
            sum += Scope.limit(row.capacity()).call(scope -> {
                List<Task<Integer>> tasks = new ArrayList<>(row.width());
                for (int item = 0; item < row.width(); item++) {
                    int number = item;
                    tasks.add(scope.fork(() -> number));
                }
                return sumOf(tasks);
            });
        }
        return sum;
    }

    private static long sumOf(List<Task<Integer>> tasks) throws InterruptedException {
        long sum = 0;
        for (Task<Integer> task : tasks) {
            sum += task.join();
        }
        return sum;
    }

    /** A scope whose tasks wait for an element that never comes. */
    static final class Blocked implements Work {
        private final int tasks;
        private final AtomicLong cancelled = new AtomicLong();
        private CompletableFuture<Scope> open = new CompletableFuture<>();
        private CountDownLatch ended = new CountDownLatch(0);

        Blocked(Row row) {
            tasks = row.width();
        }

        @Override
        public void prepare() throws InterruptedException {
            CountDownLatch started = new CountDownLatch(tasks);
            open = new CompletableFuture<>();
            ended = new CountDownLatch(1);
            cancelled.set(0);
            Thread.startVirtualThread(() -> block(started));
            started.await();
        }

        private void block(CountDownLatch started) {
            try {
                Scope.run(scope -> {
                    open.complete(scope);
                    for (int task = 0; task < tasks; task++) {
                        scope.fork(() -> block(Channel.rendezvous(), started));
                    }
                });
            } catch (ScopeCancelledException | InterruptedException expected) {
                // it is what run() did
            } finally {
                ended.countDown();
            }
        }

        private void block(Channel<Integer> channel, CountDownLatch started) throws InterruptedException {
            started.countDown();
            try {
                channel.receive();
            } catch (CancelledException e) {
                cancelled.incrementAndGet();
                throw e;
            }
        }

        @Override
        public long run() throws InterruptedException {
            open.join().cancel("the row says so");
            ended.await();
            return cancelled.get();
        }
    }
}
