package dev.selvedge.lab.model.selvedge;

import dev.selvedge.Cancellation;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import dev.selvedge.lab.order.StockRow;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * The database for many virtual threads. They wait for a connection here, where a cancellation reaches them; the pool
 * behind never has to let them wait. Who waits longest is next: a connection lies idle until that one has a carrier again, but then
 * nobody waits ten times as long as others, and as most wait here and not for a carrier, a carrier comes soon. Once a statement
 * is under way, a shield protects it: it takes a millisecond, and to cancel it would cost a connection.
 */
final class LimitedOrders {

    private final JdbcOrders orders;
    private final Semaphore connections;

    LimitedOrders(JdbcOrders orders, int connections) {
        this.orders = orders;
        this.connections = new Semaphore(connections, true);
    }

    StockRow read(OrderRequest request) throws Refusal, InterruptedException {
        return withConnection(() -> orders.read(request));
    }

    boolean write(OrderRequest request, long cents) throws Refusal, InterruptedException {
        return withConnection(() -> orders.write(request, cents));
    }

    List<Search.Offer> search(Search search) throws Refusal, InterruptedException {
        return withConnection(() -> orders.search(search));
    }

    boolean putIntoCart(OrderRequest request, long cents) throws Refusal, InterruptedException {
        return withConnection(() -> {
            orders.putIntoCart(request, cents);
            return true;
        });
    }

    private <T> T withConnection(Cancellation.Body<T, Refusal> statement) throws Refusal, InterruptedException {
        connections.acquire();
        try {
            return Cancellation.shield(statement);
        } finally {
            connections.release();
        }
    }

    /** Returns how many orders wait for a connection. */
    int waiting() {
        return connections.getQueueLength();
    }
}
