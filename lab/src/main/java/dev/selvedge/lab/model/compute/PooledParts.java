package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.compute.Part;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;

/**
 * Hands each part to an executor. What differs between models is which, and how a task counts its part.
 *
 * @param executor runs the tasks, and ends with this
 * @param counting counts one part
 */
record PooledParts(ExecutorService executor, ToIntFunction<Part> counting) implements PartCounter, AutoCloseable {

    /** The tasks count, and do nothing else. */
    static PooledParts on(ExecutorService executor) {
        return new PooledParts(executor, part -> part.primes(Part.Checkpoint.NONE));
    }

    @Override
    public long count(List<Part> parts) throws InterruptedException, ExecutionException {
        List<Callable<Integer>> tasks = parts.stream()
                .<Callable<Integer>>map(part -> () -> counting.applyAsInt(part))
                .toList();
        long primes = 0;
        for (Future<Integer> part : executor.invokeAll(tasks)) {
            primes += part.get();
        }
        return primes;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
