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
import dev.selvedge.lab.model.blocking.OrderEndpoint;
import dev.selvedge.lab.model.blocking.PaymentClient;
import dev.selvedge.lab.model.blocking.TomcatFront;
import dev.selvedge.lab.order.OrderRefusals;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * The child of the model {@code selvedge}: the same JDBC and HTTP client as {@code threads}, on virtual threads, with a scope
 * for each order.
 *
 * <p>Arguments: those of {@link ServerSettings}, {@code --limit} (4,096: how many orders run at a time),
 * {@code --browse-limit} (1,024: how many other requests), {@code --queue} (8,192: how many more of each may wait; beyond that, 503) and {@code --front}: {@code helidon}, which is written for virtual threads,
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
        int queue = arguments.number("queue", 8_192, 0, MOST);
        Places ordering = places("orders", arguments.number("limit", 4_096, 1, MOST), queue);
        Places browsing = places("browsing", arguments.number("browse-limit", 1_024, 1, MOST), queue);
        return start(ServerSettings.from(arguments), ordering, browsing, onTomcat(arguments));
    }

    private static Places places(String name, int limit, int queue) {
        return new Places(name, limit, queue, OrderRefusals::overloaded);
    }

    private static ChildService start(ServerSettings settings, Places ordering, Places browsing, boolean tomcat)
            throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        LimitedOrders limited = new LimitedOrders(orders, settings.database().connections());
        ScopedOrder order = new ScopedOrder(limited, payments, orders.catalogue(), settings.deadline());
        ScopedBrowsing others = new ScopedBrowsing(limited, orders.catalogue(), settings.deadline());
        LimitedShop shop = new LimitedShop(ordering, browsing, order, others);
        return new FrontedServer(front(settings.port(), new OrderEndpoint(shop), tomcat))
                .gauge("running", shop::running)
                .gauge("waiting", shop::waiting)
                .gauge("shed", shop::shed)
                .gauge("db_busy", orders::busy)
                .gauge("db_waiting", limited::waiting)
                .gauge("payments_pending", payments::pending)
                .on(payments)
                .on(orders);
    }

    private static Front front(int port, OrderEndpoint endpoint, boolean tomcat) throws Exception {
        return tomcat
                ? TomcatFront.withExecutor(port, new VirtualThreadExecutor("request-"), endpoint)
                : HelidonFront.start(port, endpoint);
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
