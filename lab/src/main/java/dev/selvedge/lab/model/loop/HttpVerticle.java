package dev.selvedge.lab.model.loop;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.AtomicInteger;

/** What every event loop has, whatever it does with a request: a server socket, and a look at how late it is. */
final class HttpVerticle extends VerticleBase {

    private final int port;
    private final AtomicInteger actualPort;
    private final LoopFigures figures;
    private final LoopEndpoint.Opener opener;

    HttpVerticle(int port, AtomicInteger actualPort, LoopFigures figures, LoopEndpoint.Opener opener) {
        this.port = port;
        this.actualPort = actualPort;
        this.figures = figures;
        this.opener = opener;
    }

    @Override
    public Future<?> start() {
        LoopClock clock = figures.clock();
        vertx.setPeriodic(LoopClock.MILLIS, id -> clock.tick());
        return opener.open(vertx).compose(endpoint -> listen(new RequestHandler(endpoint, figures)));
    }

    private Future<HttpServer> listen(RequestHandler handler) {
        return vertx.createHttpServer(Loops.listening(new HttpServerOptions(), port))
                .connectionHandler(connection -> {
                    figures.connections.increment();
                    connection.closeHandler(end -> figures.connections.decrement());
                })
                .requestHandler(handler)
                .listen()
                .onSuccess(server -> actualPort.set(server.actualPort()));
    }
}
