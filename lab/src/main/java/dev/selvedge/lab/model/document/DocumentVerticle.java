package dev.selvedge.lab.model.document;

import dev.selvedge.lab.model.Sockets;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.AtomicInteger;

/** What every event loop has: a server socket, and a look at how late it is. */
final class DocumentVerticle extends VerticleBase {

    /** Makes Vert.x choose a free port, the same for all instances; with 0, each would get its own. */
    private static final int ANY_PORT_FOR_ALL = -1;

    private final int port;
    private final AtomicInteger boundPort;
    private final LoopDesk.Opener opener;
    private final LoopFigures figures;

    DocumentVerticle(int port, AtomicInteger boundPort, LoopDesk.Opener opener, LoopFigures figures) {
        this.port = port;
        this.boundPort = boundPort;
        this.opener = opener;
        this.figures = figures;
    }

    @Override
    public Future<?> start() {
        watchLag();
        HttpServerOptions options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port == 0 ? ANY_PORT_FOR_ALL : port)
                .setTcpNoDelay(true)
                .setAcceptBacklog(Sockets.BACKLOG)
                .setReusePort(false);
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> {
                    figures.connections.increment();
                    connection.closeHandler(end -> figures.connections.decrement());
                })
                .requestHandler(new DocumentHandler(opener.open(vertx, figures), figures))
                .listen()
                .onSuccess(this::listens);
    }

    private void listens(HttpServer server) {
        boundPort.set(server.actualPort());
    }

    private void watchLag() {
        LoopClock clock = figures.clock();
        vertx.setPeriodic(LoopClock.MILLIS, id -> clock.tick());
    }
}
