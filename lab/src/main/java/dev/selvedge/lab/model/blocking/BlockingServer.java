package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;

/** Servers whose requests block: database and payments with clients that block, one step of an order after the other. */
public final class BlockingServer {

    private BlockingServer() {}

    /** Starts one, with whatever threads the HTTP server has. */
    public static ChildService start(ServerSettings settings, Front.Starter front) throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        OneAfterTheOther shop = new OneAfterTheOther(orders, payments, orders.catalogue(), settings.deadline());
        OrderEndpoint endpoint = new OrderEndpoint(shop);
        return new FrontedServer(front.start(settings.port(), endpoint))
                .gauge("running", endpoint::running)
                .gauge("db_busy", orders::busy)
                .gauge("db_waiting", orders::waiting)
                .gauge("payments_pending", payments::pending)
                .on(payments)
                .on(orders);
    }
}
