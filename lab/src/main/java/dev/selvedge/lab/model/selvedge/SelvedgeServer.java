package dev.selvedge.lab.model.selvedge;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.blocking.PaymentClient;
import dev.selvedge.lab.model.blocking.TomcatFront;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** Tomcat on virtual threads, and what blocks. */
final class SelvedgeServer implements ChildService {

    private final JdbcOrders orders;
    private final PaymentClient payments;
    private final OrderLimit limit;
    private final TomcatFront front;

    private SelvedgeServer(JdbcOrders orders, PaymentClient payments, OrderLimit limit, TomcatFront front) {
        this.orders = orders;
        this.payments = payments;
        this.limit = limit;
        this.front = front;
    }

    static SelvedgeServer start(ServerSettings settings, OrderLimit limit) throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        ScopedOrder order = new ScopedOrder(
                new LimitedOrders(orders, settings.dbConnections()), payments, orders.catalogue(), settings.deadline());
        TomcatFront front = TomcatFront.withExecutor(
                settings.port(), new VirtualThreadExecutor("request-"), new LimitedHandler(limit, order));
        return new SelvedgeServer(orders, payments, limit, front);
    }

    @Override
    public int port() {
        return front.port();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("running", limit.running());
        gauges.put("waiting", limit.waiting());
        gauges.put("shed", limit.shed());
        gauges.put("connections", front.connections());
        gauges.put("db_busy", orders.busy());
        gauges.put("db_waiting", orders.waiting());
        gauges.put("payments_pending", payments.pending());
        return gauges;
    }

    @Override
    public void end() throws Exception {
        front.close();
        payments.close();
        orders.close();
    }
}
