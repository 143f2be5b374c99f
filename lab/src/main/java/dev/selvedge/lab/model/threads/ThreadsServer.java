package dev.selvedge.lab.model.threads;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.blocking.PaymentClient;
import dev.selvedge.lab.model.blocking.TomcatFront;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;

/** Tomcat, a pool, and what blocks. */
final class ThreadsServer implements ChildService {

    private final JdbcOrders orders;
    private final PaymentClient payments;
    private final TomcatFront front;

    private ThreadsServer(JdbcOrders orders, PaymentClient payments, TomcatFront front) {
        this.orders = orders;
        this.payments = payments;
        this.front = front;
    }

    static ThreadsServer start(ServerSettings settings, int pool) throws Exception {
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        OneAfterTheOther handler = new OneAfterTheOther(orders, payments, orders.catalogue(), settings.deadline());
        return new ThreadsServer(orders, payments, TomcatFront.withPool(settings.port(), pool, handler));
    }

    @Override
    public int port() {
        return front.port();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        if (front.executor() instanceof ThreadPoolExecutor pool) {
            gauges.put("busy", pool.getActiveCount());
            gauges.put("pool_size", pool.getPoolSize());
            gauges.put("queued", pool.getQueue().size());
        }
        gauges.put("connections", front.connections());
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
