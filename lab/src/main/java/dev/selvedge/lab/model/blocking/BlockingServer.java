package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import java.util.concurrent.atomic.LongAdder;

/** Servers whose requests block: database and payments with clients that block, one step of an order after the other. */
public final class BlockingServer {

    private BlockingServer() {}

    /** Starts an HTTP server for a shop. */
    @FunctionalInterface
    public interface Fronting {

        /** Starts it at a port; 0 for any that is free. */
        Front start(int port, Shop shop) throws Exception;
    }

    /** Starts one, with whatever threads the HTTP server has. */
    public static ChildService start(ServerSettings settings, Fronting fronting) throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        OneAfterTheOther shop = new OneAfterTheOther(orders, payments, orders.catalogue(), settings.deadline());
        LongAdder running = new LongAdder();
        return new FrontedServer(fronting.start(settings.port(), new CountedShop(shop, running)))
                .gauge("running", running::sum)
                .gauge("db_busy", orders::busy)
                .gauge("db_waiting", orders::waiting)
                .gauge("payments_pending", payments::pending)
                .on(payments)
                .on(orders);
    }
}
