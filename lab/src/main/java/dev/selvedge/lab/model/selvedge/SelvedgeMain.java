package dev.selvedge.lab.model.selvedge;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.Front;
import dev.selvedge.lab.model.blocking.FrontedServer;
import dev.selvedge.lab.model.blocking.HelidonFront;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.blocking.PaymentClient;
import dev.selvedge.lab.model.blocking.TomcatFront;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * The child of the model {@code selvedge}: the same JDBC and HTTP client as {@code threads}, on virtual threads, with a scope
 * for each order.
 *
 * <p>Arguments: those of {@link ServerSettings}, {@code --limit} (4,096: how many orders run at a time), {@code --queue}
 * (8,192: how many more may wait; beyond that, 503) and {@code --front}: {@code helidon}, which is written for virtual threads,
 * or {@code tomcat}, the server of {@code threads}, to see what the threads alone change. Gauges: {@code running},
 * {@code waiting} (at the limit), {@code shed} (since the start), {@code db_busy}, {@code db_waiting},
 * {@code payments_pending}.
 */
public final class SelvedgeMain {

    private static final int MOST = 1_000_000;

    private SelvedgeMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, SelvedgeMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        OrderLimit limit =
                new OrderLimit(arguments.number("limit", 4_096, 1, MOST), arguments.number("queue", 8_192, 0, MOST));
        return start(ServerSettings.from(arguments), limit, onTomcat(arguments));
    }

    private static ChildService start(ServerSettings settings, OrderLimit limit, boolean tomcat) throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        LimitedOrders limited = new LimitedOrders(orders, settings.dbConnections());
        ScopedOrder order = new ScopedOrder(limited, payments, orders.catalogue(), settings.deadline());
        return new FrontedServer(front(settings.port(), new LimitedHandler(limit, order), tomcat))
                .gauge("running", limit::running)
                .gauge("waiting", limit::waiting)
                .gauge("shed", limit::shed)
                .gauge("db_busy", orders::busy)
                .gauge("db_waiting", limited::waiting)
                .gauge("payments_pending", payments::pending)
                .on(payments)
                .on(orders);
    }

    private static Front front(int port, LimitedHandler handler, boolean tomcat) throws Exception {
        return tomcat
                ? TomcatFront.withExecutor(port, new VirtualThreadExecutor("request-"), handler)
                : HelidonFront.start(port, handler);
    }

    private static boolean onTomcat(Arguments arguments) throws ArgumentException {
        String front = arguments.text("front", "helidon");
        return switch (front) {
            case "helidon" -> false;
            case "tomcat" -> true;
            default -> throw new ArgumentException("--front is '" + front + "': expected helidon or tomcat");
        };
    }
}
