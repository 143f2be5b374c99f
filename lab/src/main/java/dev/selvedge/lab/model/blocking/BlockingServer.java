package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.Answer;
import dev.selvedge.lab.order.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** An HTTP server whose requests block: database and payments with clients that block, one step of an order after the other. */
public final class BlockingServer implements ChildService {

    private final JdbcOrders orders;
    private final PaymentClient payments;
    private final LongAdder running;
    private final Front front;

    private BlockingServer(JdbcOrders orders, PaymentClient payments, LongAdder running, Front front) {
        this.orders = orders;
        this.payments = payments;
        this.running = running;
        this.front = front;
    }

    /** Starts an HTTP server for a handler. */
    @FunctionalInterface
    public interface Fronting {

        /** Starts it at a port; 0 for any that is free. */
        Front start(int port, OrderHandler handler) throws Exception;
    }

    /** Starts it, with whatever threads the HTTP server has. */
    public static BlockingServer start(ServerSettings settings, Fronting fronting) throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        OneAfterTheOther handler = new OneAfterTheOther(orders, payments, orders.catalogue(), settings.deadline());
        LongAdder running = new LongAdder();
        Front front = fronting.start(settings.port(), body -> counted(running, handler, body));
        return new BlockingServer(orders, payments, running, front);
    }

    private static Answer counted(LongAdder running, OrderHandler handler, byte[] body) throws Refusal {
        running.increment();
        try {
            return handler.handle(body);
        } finally {
            running.decrement();
        }
    }

    @Override
    public int port() {
        return front.port();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>(front.gauges());
        gauges.put("running", running.sum());
        gauges.put("db_busy", orders.busy());
        gauges.put("db_waiting", orders.waiting());
        gauges.put("payments_pending", payments.pending());
        return gauges;
    }

    @Override
    public void end() throws Exception {
        front.end();
        payments.close();
        orders.close();
    }
}
