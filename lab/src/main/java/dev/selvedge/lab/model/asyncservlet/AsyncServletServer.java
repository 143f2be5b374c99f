package dev.selvedge.lab.model.asyncservlet;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.blocking.TomcatFront;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tomcat, a pool, JDBC that blocks, and payments that do not. */
final class AsyncServletServer implements ChildService {

    private final JdbcOrders orders;
    private final FuturePayments payments;
    private final TomcatFront front;

    private AsyncServletServer(JdbcOrders orders, FuturePayments payments, TomcatFront front) {
        this.orders = orders;
        this.payments = payments;
        this.front = front;
    }

    static AsyncServletServer start(ServerSettings settings, int pool) throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        FuturePayments payments = FuturePayments.open(settings);
        AsyncOrderServlet servlet = new AsyncOrderServlet(orders, payments, orders.catalogue(), settings.deadline());
        return new AsyncServletServer(orders, payments, TomcatFront.withPool(settings.port(), pool, servlet));
    }

    @Override
    public int port() {
        return front.port();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>(front.gauges());
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
