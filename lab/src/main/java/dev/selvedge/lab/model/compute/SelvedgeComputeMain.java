package dev.selvedge.lab.model.compute;

import dev.selvedge.Dispatcher;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.compute.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The child of the model {@code selvedge}: a scope for each request, its tasks on the threads for computing, of which there are
 * as many as cores. A request that asks for more tasks waits at its fork: nothing queues.
 *
 * <p>Argument: {@code --port}. Gauge: {@code running} (requests).
 */
public final class SelvedgeComputeMain {

    private SelvedgeComputeMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, SelvedgeComputeMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        return ComputeServer.start(arguments.port(), SelvedgeComputeMain::count);
    }

    private static long count(List<Part> parts) throws InterruptedException {
        return Scope.call(scope -> {
            List<Task<Integer>> tasks = new ArrayList<>(parts.size());
            for (Part part : parts) {
                tasks.add(scope.fork(Dispatcher.computing(), "part", () -> part.primes(Part.Checkpoint.NONE)));
            }
            long primes = 0;
            for (Task<Integer> task : tasks) {
                primes += task.join();
            }
            return primes;
        });
    }
}
