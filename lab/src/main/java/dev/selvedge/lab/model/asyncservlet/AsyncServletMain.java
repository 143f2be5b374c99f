package dev.selvedge.lab.model.asyncservlet;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.model.ServerSettings;

/**
 * The child of the model {@code async-servlet}: embedded Tomcat with a pool of platform threads and blocking JDBC, and payments by the
 * JDK's HTTP client and its {@code CompletableFuture}.
 *
 * <p>Arguments: those of {@link ServerSettings}, and {@code --pool} (200: how many threads). Gauges: {@code busy} and
 * {@code pool_size} (threads), {@code queued} (what waits for one), {@code connections} (of clients), {@code db_busy},
 * {@code db_waiting}, {@code payments_pending}.
 */
public final class AsyncServletMain {

    private AsyncServletMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, AsyncServletMain::start);
    }

    private static AsyncServletServer start(Arguments arguments) throws Exception {
        return AsyncServletServer.start(ServerSettings.from(arguments), arguments.number("pool", 200, 1, 100_000));
    }
}
