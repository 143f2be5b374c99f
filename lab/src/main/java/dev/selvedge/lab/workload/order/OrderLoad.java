package dev.selvedge.lab.workload.order;

import dev.selvedge.lab.load.LoadChild;

/**
 * The load generator of the workload {@code order}.
 *
 * <p>Arguments: those of {@link LoadChild}, and {@code --prefix} (r): what the numbers of its orders begin with.
 */
public final class OrderLoad {

    private OrderLoad() {}

    /** Runs the child. */
    public static void main(String[] args) {
        LoadChild.run(args, (arguments, host) -> new OrderRequests(host, arguments.text("prefix", "r")));
    }
}
