package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.Sockets;
import dev.selvedge.lab.model.loop.Loops;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetServerOptions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Vert.x, as many event loops as cores: each has its own readers and its own calls to the item service. */
final class LoopFeed implements ChildService {

    private final Loops loops;
    private final int number;
    private final FeedCounts counts;
    private final AtomicInteger port;

    private LoopFeed(Loops loops, int number, FeedCounts counts, AtomicInteger port) {
        this.loops = loops;
        this.number = number;
        this.counts = counts;
        this.port = port;
    }

    static LoopFeed start(FeedSettings settings, int number) throws Exception {
        FeedCounts counts = new FeedCounts();
        AtomicInteger port = new AtomicInteger();
        Loops loops = Loops.start(number, () -> new Loop(settings, number, counts, port));
        return new LoopFeed(loops, number, counts, port);
    }

    /** What each event loop has. */
    private static final class Loop extends VerticleBase {

        private final FeedSettings settings;
        private final int loops;
        private final FeedCounts counts;
        private final AtomicInteger port;

        Loop(FeedSettings settings, int loops, FeedCounts counts, AtomicInteger port) {
            this.settings = settings;
            this.loops = loops;
            this.counts = counts;
            this.port = port;
        }

        @Override
        public Future<?> start() {
            LoopItems items = new LoopItems(vertx, settings, loops, counts);
            NetServerOptions options =
                    Loops.listening(new NetServerOptions(), settings.port()).setSendBufferSize(Sockets.SEND_BUFFER);
            return vertx.createNetServer(options)
                    .connectHandler(socket -> LoopReading.begin(socket, items, counts, settings.window()))
                    .listen()
                    .onSuccess(server -> port.set(server.actualPort()));
        }
    }

    @Override
    public int port() {
        return port.get();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> gauges = new LinkedHashMap<>(counts.gauges());
        gauges.put("loops", number);
        return gauges;
    }

    @Override
    public void end() throws Exception {
        loops.end();
    }
}
