package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderSql;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.sqlclient.Pool;
import java.util.stream.StreamSupport;

/**
 * Everything that one event loop needs, so that no request ever crosses to another: its server socket, its share of the
 * database connections and of the payment connections.
 */
final class LoopVerticle extends VerticleBase {

    /** Makes Vert.x choose a free port, the same for all instances; with 0, each would get its own. */
    private static final int ANY_PORT_FOR_ALL = -1;

    private static final long LAG_PROBE_MILLIS = 100;

    private final ServerSettings settings;
    private final int loops;
    private final LoopState state;

    LoopVerticle(ServerSettings settings, int loops, LoopState state) {
        this.settings = settings;
        this.loops = loops;
        this.state = state;
    }

    @Override
    public Future<?> start() {
        watchLag();
        Pool pool = AsyncOrders.pool(vertx, settings, loops);
        AsyncPayments payments = AsyncPayments.open(vertx, settings, loops, state);
        return catalogue(pool).compose(catalogue -> {
            AsyncOrder order =
                    new AsyncOrder(vertx, new AsyncOrders(pool, state), payments, catalogue, settings.deadline());
            return listen(new RequestHandler(order, state));
        });
    }

    private static Future<Catalogue> catalogue(Pool pool) {
        return pool.query(OrderSql.PRICES)
                .execute()
                .map(rows -> Catalogue.of(StreamSupport.stream(rows.spliterator(), false)
                        .mapToInt(row -> row.getInteger(0))
                        .toArray()));
    }

    private Future<HttpServer> listen(RequestHandler handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(settings.port() == 0 ? ANY_PORT_FOR_ALL : settings.port())
                .setTcpNoDelay(true)
                .setAcceptBacklog(ServerSettings.BACKLOG)
                .setReusePort(false);
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    state.connected();
                    connection.closeHandler(end -> state.disconnected());
                })
                .requestHandler(handler)
                .listen()
                .onSuccess(server -> state.listensOn(server.actualPort()));
    }

    private void watchLag() {
        long[] expected = {System.nanoTime() + LAG_PROBE_MILLIS * 1_000_000};
        vertx.setPeriodic(LAG_PROBE_MILLIS, id -> {
            long now = System.nanoTime();
            state.late(Math.max(0, now - expected[0]));
            expected[0] = now + LAG_PROBE_MILLIS * 1_000_000;
        });
    }
}
