package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderSql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.stream.StreamSupport;

/**
 * Everything that one event loop needs where nothing blocks, so that no request ever crosses to another: its share of the database
 * connections and of the payment connections.
 *
 * @param settings the settings of the server
 * @param loops how many loops share the connections
 */
record NonBlocking(ServerSettings settings, int loops) implements LoopShop.Opener {

    @Override
    public Future<LoopShop> open(Vertx vertx, LoopState state) {
        Pool pool = AsyncOrders.pool(vertx, settings, loops);
        AsyncPayments payments = AsyncPayments.open(vertx, settings, loops, state);
        return catalogue(pool)
                .map(catalogue ->
                        new AsyncOrder(vertx, new AsyncOrders(pool, state), payments, catalogue, settings.deadline()));
    }

    private static Future<Catalogue> catalogue(Pool pool) {
        return pool.query(OrderSql.PRICES)
                .execute()
                .map(rows -> Catalogue.of(StreamSupport.stream(rows.spliterator(), false)
                        .mapToInt(row -> row.getInteger(0))
                        .toArray()));
    }
}
