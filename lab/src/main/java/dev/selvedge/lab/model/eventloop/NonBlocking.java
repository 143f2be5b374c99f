package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.loop.Deadline;
import dev.selvedge.lab.model.loop.LoopDatabase;
import dev.selvedge.lab.model.loop.LoopFigures;
import dev.selvedge.lab.order.OrderRefusals;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * Everything that one event loop needs where nothing blocks, so that no request ever crosses to another: its share of the database
 * connections and of the payment connections.
 *
 * @param settings the settings of the server
 * @param figures  how many loops share the connections, and what is counted
 */
record NonBlocking(ServerSettings settings, LoopFigures figures) implements LoopShop.Opener {

    @Override
    public Future<LoopShop> open(Vertx vertx) {
        AsyncOrders orders = new AsyncOrders(LoopDatabase.open(vertx, settings.database(), figures));
        AsyncPayments payments = AsyncPayments.open(vertx, settings, figures);
        Deadline deadline = new Deadline(vertx, settings.deadline(), OrderRefusals::deadline);
        return orders.catalogue().map(catalogue -> new AsyncOrder(orders, payments, catalogue, deadline));
    }
}
