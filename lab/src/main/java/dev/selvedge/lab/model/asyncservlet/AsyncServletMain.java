package dev.selvedge.lab.model.asyncservlet;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.FrontedServer;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.blocking.TomcatFront;

/**
 * The child of the model {@code async-servlet}: embedded Tomcat with a pool of platform threads and blocking JDBC, and payments by the
 * JDK's HTTP client and its {@code CompletableFuture}.
 *
 * <p>Arguments: those of {@link ServerSettings}, and {@code --pool} (200: how many threads). Gauges: {@code busy} and
 * {@code pool_size} (threads), {@code queued} (what waits for one), {@code connections} (of clients), {@code db_busy},
 * {@code db_waiting}, {@code payments_pending}.
 */
public final class AsyncServletMain {

    private AsyncServletMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, AsyncServletMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        ServerSettings settings = ServerSettings.from(arguments);
        int pool = arguments.number("pool", 200, 1, 100_000);
        JdbcOrders orders = JdbcOrders.open(settings);
        FuturePayments payments = FuturePayments.open(settings);
        AsyncOrderServlet servlet = new AsyncOrderServlet(orders, payments, orders.catalogue(), settings.deadline());
        return new FrontedServer(TomcatFront.withPool(settings.port(), pool, servlet))
                .gauge("db_busy", orders::busy)
                .gauge("db_waiting", orders::waiting)
                .gauge("payments_pending", payments::pending)
                .on(payments)
                .on(orders);
    }
}
