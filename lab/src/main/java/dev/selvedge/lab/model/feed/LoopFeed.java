package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.Sockets;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServerOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Vert.x, as many event loops as cores: each has its own readers and its own calls to the item service. */
final class LoopFeed implements ChildService {

    /** Makes Vert.x choose a free port, the same for all instances; with 0, each would get its own. */
    private static final int ANY_PORT_FOR_ALL = -1;

    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx;
    private final int loops;
    private final FeedSettings settings;
    private final FeedCounts counts = new FeedCounts();
    private final AtomicInteger port = new AtomicInteger();

    private LoopFeed(Vertx vertx, int loops, FeedSettings settings) {
        this.vertx = vertx;
        this.loops = loops;
        this.settings = settings;
    }

    static LoopFeed start(FeedSettings settings, int loops) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(loops).setPreferNativeTransport(true));
        LoopFeed feed = new LoopFeed(vertx, loops, settings);
        try {
            await(vertx.deployVerticle(() -> feed.new Loop(), new DeploymentOptions().setInstances(loops)));
            return feed;
        } catch (Exception e) {
            vertx.close();
            throw e;
        }
    }

    /** What each event loop has. */
    private final class Loop extends VerticleBase {

        @Override
        public Future<?> start() {
            LoopItems items = new LoopItems(vertx, settings, loops, counts);
            NetServerOptions options = new NetServerOptions()
                    .setHost("127.0.0.1")
                    .setPort(settings.port() == 0 ? ANY_PORT_FOR_ALL : settings.port())
                    .setTcpNoDelay(true)
                    .setSendBufferSize(Sockets.SEND_BUFFER)
                    .setAcceptBacklog(Sockets.BACKLOG)
                    .setReusePort(false);
            return vertx.createNetServer(options)
                    .connectHandler(socket -> LoopReading.begin(socket, items, counts, settings.window()))
                    .listen()
                    .onSuccess(server -> port.set(server.actualPort()));
        }
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public int port() {
        return port.get();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>(counts.gauges());
        gauges.put("loops", loops);
        return gauges;
    }

    @Override
    public void end() throws Exception {
        await(vertx.close());
    }
}
