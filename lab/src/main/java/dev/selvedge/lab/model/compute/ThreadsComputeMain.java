package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import java.util.concurrent.Executors;

/**
 * The child of the model {@code threads}: a pool of platform threads.
 *
 * <p>Arguments: {@code --port} and {@code --pool} (as many as cores). Gauge: {@code running} (requests).
 */
public final class ThreadsComputeMain {

    private ThreadsComputeMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, ThreadsComputeMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        int cores = Runtime.getRuntime().availableProcessors();
        int pool = arguments.number("pool", cores, 1, 10_000);
        PooledParts parts = PooledParts.on(Executors.newFixedThreadPool(
                pool, Thread.ofPlatform().name("compute-", 0).factory()));
        return ComputeServer.start(arguments.port(), parts).on(parts);
    }
}
