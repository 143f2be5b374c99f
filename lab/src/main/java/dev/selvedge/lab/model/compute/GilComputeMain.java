package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.compute.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The child of the model {@code gil}: a platform thread for each task, and one lock that a thread must hold to compute.
 *
 * <p>Argument: {@code --port}. Gauges: {@code running} (requests), {@code lock_waiting} (threads that want the lock),
 * {@code handovers_total}.
 */
public final class GilComputeMain {

    private GilComputeMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, GilComputeMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        Gil gil = new Gil();
        ExecutorService threads = Executors.newCachedThreadPool();
        return ComputeServer.start(arguments.port(), parts -> count(parts, gil, threads))
                .gauge("lock_waiting", gil::waiting)
                .gauge("handovers_total", gil::handovers)
                .on(threads::shutdownNow);
    }

    private static long count(List<Part> parts, Gil gil, ExecutorService threads)
            throws InterruptedException, ExecutionException {
        List<Callable<Integer>> tasks = new ArrayList<>(parts.size());
        parts.forEach(part -> tasks.add(() -> count(part, gil)));
        long primes = 0;
        for (Future<Integer> task : threads.invokeAll(tasks)) {
            primes += task.get();
        }
        return primes;
    }

    private static int count(Part part, Gil gil) {
        gil.take();
        try {
            return part.primes(gil::checkpoint);
        } finally {
            gil.release();
        }
    }
}
