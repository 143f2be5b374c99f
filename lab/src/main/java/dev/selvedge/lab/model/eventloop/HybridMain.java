package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.JdbcOrders;

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

    private static EventLoopServer start(Arguments arguments) throws Exception {
        int loops = EventLoopMain.loops(arguments);
        ServerSettings settings = ServerSettings.from(arguments);
        JdbcOrders orders = JdbcOrders.open(settings);
        return EventLoopServer.start(settings, loops, new Workers(settings, loops, orders, orders.catalogue()), orders);
    }
}
