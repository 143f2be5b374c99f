package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.compute.Part;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Hands each part to an executor. What differs between models is which, and what happens at a checkpoint. */
record PooledParts(ExecutorService executor, Part.Checkpoint checkpoint) implements PartCounter, AutoCloseable {

    @Override
    public long count(List<Part> parts) throws InterruptedException, ExecutionException {
        List<Callable<Integer>> tasks = parts.stream()
                .<Callable<Integer>>map(part -> () -> part.primes(checkpoint))
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
