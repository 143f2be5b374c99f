package dev.selvedge.lab.workload.compute;

import dev.selvedge.lab.load.LoadChild;

/**
 * The load generator of the workload {@code compute}.
 *
 * <p>Arguments: those of {@link LoadChild}. Gauges: {@code median_ms_tasks_N}, for each number of tasks.
 */
public final class ComputeLoad {

    private ComputeLoad() {}

    /** Runs the child. */
    public static void main(String[] args) {
        LoadChild.run(args, (arguments, host) -> new ComputeRequests(host));
    }
}
