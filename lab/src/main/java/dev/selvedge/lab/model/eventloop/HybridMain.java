package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.loop.LoopFigures;

/**
 * The child of the model {@code hybrid}: Vert.x with its HTTP server and its HTTP client on event loops, and blocking JDBC on a pool of as
 * many workers as there are connections to the database.
 *
 * <p>Arguments and gauges: those of {@link EventLoopMain}.
 */
public final class HybridMain {

    private HybridMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, HybridMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        ServerSettings settings = ServerSettings.from(arguments);
        LoopFigures figures = LoopFigures.of(arguments, settings.database());
        JdbcOrders orders = JdbcOrders.open(settings);
        return OrderLoops.start(settings, figures, new Workers(settings, figures, orders, orders.catalogue()))
                .on(orders);
    }
}
