package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Vert.x, with a {@link LoopVerticle} on each event loop. */
final class EventLoopServer implements ChildService {

    private static final long START_SECONDS = 20;

    private final Vertx vertx;
    private final int loops;
    private final LoopState state;
    private final int databaseConnections;

    /** What is to be closed with it, the first one first. */
    private final List<AutoCloseable> besides;

    private EventLoopServer(
            Vertx vertx, int loops, LoopState state, int databaseConnections, List<AutoCloseable> besides) {
        this.vertx = vertx;
        this.loops = loops;
        this.state = state;
        this.databaseConnections = databaseConnections;
        this.besides = besides;
    }

    static EventLoopServer start(ServerSettings settings, int loops, LoopShop.Opener opener, AutoCloseable... besides)
            throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setPreferNativeTransport(true));
        LoopState state = new LoopState();
        try {
            await(vertx.deployVerticle(
                    () -> new LoopVerticle(settings, opener, state), new DeploymentOptions().setInstances(loops)));
            return new EventLoopServer(vertx, loops, state, settings.database().connections(), List.of(besides));
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
        return state.port();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>();
        gauges.put("loops", loops);
        gauges.put("loop_lag_ms", state.takeLagMillis());
        gauges.put("pending", state.pending());
        gauges.put("connections", state.connections());
        long statements = state.statements();
        gauges.put("db_busy", Math.min(statements, databaseConnections));
        gauges.put("db_waiting", Math.max(0, statements - databaseConnections));
        gauges.put("payments_pending", state.payments());
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
