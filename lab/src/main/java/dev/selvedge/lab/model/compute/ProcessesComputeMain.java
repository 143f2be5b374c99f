package dev.selvedge.lab.model.compute;

import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.compute.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The child of the model {@code processes}: a pool of child processes, to which each task is sent and from which its result comes
 * back. They share no memory with the server, nor with each other.
 *
 * <p>Arguments: {@code --port} and {@code --children} (as many as cores). Gauges: {@code running} (requests), {@code children},
 * {@code children_resident} (bytes).
 */
public final class ProcessesComputeMain {

    private ProcessesComputeMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, ProcessesComputeMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        OpenPool pool = OpenPool.open(arguments.number("children", cores, 1, 1_000));
        return ComputeServer.start(arguments.port(), parts -> count(parts, pool))
                .gauge("children", pool::children)
                .gauge("children_resident", pool::residentBytes)
                .on(pool::end);
    }

    private static long count(List<Part> parts, OpenPool pool) throws InterruptedException {
        return Scope.call(scope -> {
            List<Task<Integer>> tasks = new ArrayList<>(parts.size());
            for (Part part : parts) {
                tasks.add(pool.workers().fork(scope, new CountPart(part)));
            }
            long primes = 0;
            for (Task<Integer> task : tasks) {
                primes += task.join();
            }
            return primes;
        });
    }
}
