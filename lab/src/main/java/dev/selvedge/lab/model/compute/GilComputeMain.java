package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.compute.Part;
import java.util.concurrent.Executors;

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
        PooledParts parts = new PooledParts(Executors.newCachedThreadPool(), part -> count(part, gil));
        return ComputeServer.start(arguments.port(), parts)
                .gauge("lock_waiting", gil::waiting)
                .gauge("handovers_total", gil::handovers)
                .on(parts);
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
