package dev.selvedge.bench.peers;

import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.bench.work.Row;
import dev.selvedge.sync.Mutex;
import dev.selvedge.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;

/** The rows of semaphore and mutex, in Selvedge: fair, and each permit closed by the task that took it. */
final class SelvedgeLocks {

    private SelvedgeLocks() {}

    static long semaphore(Row row) throws InterruptedException {
        Semaphore semaphore = Semaphore.of(row.capacity());
        return Scope.call(scope -> {
            List<Task<Long>> tasks = new ArrayList<>(row.width());
            for (int task = 0; task < row.width(); task++) {
                tasks.add(scope.fork(() -> acquireAll(semaphore, row.count())));
            }
            long sum = 0;
            for (Task<Long> task : tasks) {
                sum += task.join();
            }
            return sum;
        });
    }

    private static long acquireAll(Semaphore semaphore, int count) throws InterruptedException {
        long acquired = 0;
        for (int turn = 0; turn < count; turn++) {
            try (var _ = semaphore.acquire()) {
                acquired++;
            }
        }
        return acquired;
    }

    static long mutex(Row row) throws InterruptedException {
        Mutex mutex = Mutex.create();
        long[] counter = new long[1];
        Scope.run(scope -> {
            for (int task = 0; task < row.width(); task++) {
                scope.fork(() -> countAll(mutex, counter, row.count()));
            }
        });
        return counter[0];
    }

    private static void countAll(Mutex mutex, long[] counter, int count) throws InterruptedException {
        for (int turn = 0; turn < count; turn++) {
            try (var _ = mutex.lock()) {
                counter[0]++;
            }
        }
    }
}
