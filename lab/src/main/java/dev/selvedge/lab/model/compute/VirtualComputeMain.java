package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import java.util.concurrent.Executors;

/**
 * The child of the model {@code virtual}: a virtual thread for each task. They share the carriers with everything else in the
 * server, and none gives its carrier back before it has computed its part.
 *
 * <p>Argument: {@code --port}. Gauge: {@code running} (requests).
 */
public final class VirtualComputeMain {

    private VirtualComputeMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, VirtualComputeMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        PooledParts parts = PooledParts.on(Executors.newVirtualThreadPerTaskExecutor());
        return ComputeServer.start(arguments.port(), parts).on(parts);
    }
}
