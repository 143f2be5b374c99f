package dev.selvedge.lab.model.document;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.ChildService;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Vert.x, with a {@link DocumentVerticle} on each event loop. */
final class LoopServer implements ChildService {

    private static final long START_SECONDS = 20;

    private final Vertx vertx;
    private final AtomicInteger port;
    private final LoopFigures figures;
    private final Reading reading;
    private final int loops;
    private final int databaseConnections;
    private final List<AutoCloseable> besides;

    private LoopServer(
            Vertx vertx,
            AtomicInteger port,
            LoopFigures figures,
            Reading reading,
            int loops,
            int databaseConnections,
            List<AutoCloseable> besides) {
        this.vertx = vertx;
        this.port = port;
        this.figures = figures;
        this.reading = reading;
        this.loops = loops;
        this.databaseConnections = databaseConnections;
        this.besides = besides;
    }

    /** Takes how many loops there are to be: as many as cores, if nobody says otherwise. */
    static int loops(Arguments arguments) throws ArgumentException {
        return arguments.number("loops", Runtime.getRuntime().availableProcessors(), 1, 1_024);
    }

    /** Starts it. What is given besides is closed with it, the first one first. */
    static LoopServer start(
            DocumentSettings settings, int loops, Reading reading, LoopDesk.Opener opener, AutoCloseable... besides)
            throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setPreferNativeTransport(true));
        AtomicInteger port = new AtomicInteger();
        LoopFigures figures = new LoopFigures();
        try {
            await(vertx.deployVerticle(
                    () -> new DocumentVerticle(settings.port(), port, opener, figures),
                    new DeploymentOptions().setInstances(loops)));
            return new LoopServer(
                    vertx, port, figures, reading, loops, settings.database().connections(), List.of(besides));
        } catch (Exception e) {
            vertx.close();
            throw e;
        }
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public int port() {
        return port.get();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = figures.gauges(loops, databaseConnections);
        reading.gauges().forEach((name, value) -> gauges.put(name, value.get()));
        return gauges;
    }

    @Override
    public void end() throws Exception {
        await(vertx.close());
        for (AutoCloseable one : besides) {
            one.close();
        }
    }
}
