package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.model.Sockets;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServerOptions;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Event loops of Vert.x, each with a verticle of the same kind. */
public final class Loops {

    private static final long PATIENCE_SECONDS = 20;

    /** Makes Vert.x choose a free port, the same for all loops; with 0, each would get its own. */
    private static final int ANY_PORT_FOR_ALL = -1;

    private final Vertx vertx;

    private Loops(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Takes how many loops there are to be: {@code --loops}, as many as cores if nobody says otherwise. */
    public static int number(Arguments arguments) throws ArgumentException {
        return arguments.number("loops", Runtime.getRuntime().availableProcessors(), 1, 1_024);
    }

    /**
     * Starts so many. Blocks until the verticle of each has started.
     *
     * @param number   how many
     * @param verticle makes the verticle of a loop
     * @return the loops
     * @throws Exception if a verticle fails to start, or does not in 20 seconds
     */
    public static Loops start(int number, Supplier<? extends VerticleBase> verticle) throws Exception {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setEventLoopPoolSize(number).setPreferNativeTransport(true));
        try {
            await(vertx.deployVerticle(verticle, new DeploymentOptions().setInstances(number)));
            return new Loops(vertx);
        } catch (Exception e) {
            vertx.close();
            throw e;
        }
    }

    /**
     * Has a server listen at the same port on all loops.
     *
     * @param options of the server; changed
     * @param port    a port of the loopback address, or 0: any that is free
     * @return the same options
     */
    public static <T extends NetServerOptions> T listening(T options, int port) {
        options.setHost("127.0.0.1")
                .setPort(port == 0 ? ANY_PORT_FOR_ALL : port)
                .setTcpNoDelay(true)
                .setAcceptBacklog(Sockets.BACKLOG)
                .setReusePort(false);
        return options;
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Ends them, and what is open on them. Blocks until that is done; 20 seconds at most. */
    public void end() throws Exception {
        await(vertx.close());
    }
}
