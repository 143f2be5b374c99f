package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.loop.Deadline;
import dev.selvedge.lab.model.loop.LoopFigures;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import dev.selvedge.lab.order.StockRow;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * What a loop needs where a pool of workers has the database: a worker for each connection, shared by all loops. The loops have the HTTP
 * server and the payments, which wait for long and cost little.
 *
 * @param settings the settings of the server
 * @param figures how many loops share the connections to the payment service, and what is counted
 * @param orders the database, which blocks
 * @param catalogue the prices
 */
record Workers(ServerSettings settings, LoopFigures figures, JdbcOrders orders, Catalogue catalogue)
        implements LoopShop.Opener {

    /** The pool is found by its name, and so is the same for each loop. */
    private static final String POOL = "database";

    @Override
    public Future<LoopShop> open(Vertx vertx) {
        WorkerExecutor workers =
                vertx.createSharedWorkerExecutor(POOL, settings.database().connections());
        Stock stock = new ByWorkers(orders, workers, figures);
        AsyncPayments payments = AsyncPayments.open(vertx, settings, figures);
        Deadline deadline = new Deadline(vertx, settings.deadline(), OrderRefusals::deadline);
        return Future.succeededFuture(new AsyncOrder(stock, payments, catalogue, deadline));
    }

    /** Has a worker do what blocks; what comes of it is told on the loop that asked. */
    private record ByWorkers(JdbcOrders orders, WorkerExecutor workers, LoopFigures figures) implements Stock {

        @Override
        public Future<List<Search.Offer>> search(Search search) {
            return run(() -> orders.search(search));
        }

        @Override
        public Future<Boolean> putIntoCart(OrderRequest request, long cents) {
            return run(() -> {
                orders.putIntoCart(request, cents);
                return true;
            });
        }

        @Override
        public Future<StockRow> read(OrderRequest request) {
            return run(() -> orders.read(request));
        }

        @Override
        public Future<Boolean> write(OrderRequest request, long cents) {
            return run(() -> orders.write(request, cents));
        }

        private <T> Future<T> run(Callable<T> statement) {
            return figures.statement(workers.executeBlocking(statement, false)).map(Objects::requireNonNull);
        }
    }
}
