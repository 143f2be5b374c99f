package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.Sockets;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;

/** What every event loop has, whatever its orders do: a server socket, and a look at how late it is. */
final class LoopVerticle extends VerticleBase {

    /** Makes Vert.x choose a free port, the same for all instances; with 0, each would get its own. */
    private static final int ANY_PORT_FOR_ALL = -1;

    private static final long LAG_PROBE_MILLIS = 100;

    private final ServerSettings settings;
    private final LoopShop.Opener opener;
    private final LoopState state;

    LoopVerticle(ServerSettings settings, LoopShop.Opener opener, LoopState state) {
        this.settings = settings;
        this.opener = opener;
        this.state = state;
    }

    @Override
    public Future<?> start() {
        watchLag();
        return opener.open(vertx, state).compose(orders -> listen(new RequestHandler(orders, state)));
    }

    private Future<HttpServer> listen(RequestHandler handler) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(settings.port() == 0 ? ANY_PORT_FOR_ALL : settings.port())
                .setTcpNoDelay(true)
                .setAcceptBacklog(Sockets.BACKLOG)
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
