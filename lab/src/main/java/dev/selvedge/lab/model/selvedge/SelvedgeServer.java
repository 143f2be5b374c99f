package dev.selvedge.lab.model.selvedge;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.Front;
import dev.selvedge.lab.model.blocking.HelidonFront;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.blocking.PaymentClient;
import dev.selvedge.lab.model.blocking.TomcatFront;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/** An HTTP server on virtual threads, and what blocks. */
final class SelvedgeServer implements ChildService {

    private final JdbcOrders orders;
    private final LimitedOrders limited;
    private final PaymentClient payments;
    private final OrderLimit limit;
    private final Front front;

    private SelvedgeServer(
            JdbcOrders orders, LimitedOrders limited, PaymentClient payments, OrderLimit limit, Front front) {
        this.orders = orders;
        this.limited = limited;
        this.payments = payments;
        this.limit = limit;
        this.front = front;
    }

    static SelvedgeServer start(ServerSettings settings, OrderLimit limit, boolean tomcat) throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        LimitedOrders limited = new LimitedOrders(orders, settings.dbConnections());
        ScopedOrder order = new ScopedOrder(limited, payments, orders.catalogue(), settings.deadline());
        LimitedHandler handler = new LimitedHandler(limit, order);
        Front front = tomcat
                ? TomcatFront.withExecutor(settings.port(), new VirtualThreadExecutor("request-"), handler)
                : HelidonFront.start(settings.port(), handler);
        return new SelvedgeServer(orders, limited, payments, limit, front);
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
        gauges.put("db_busy", orders.busy());
        gauges.put("db_waiting", limited.waiting());
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
