package dev.selvedge.lab.model.threads;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.BlockingServer;
import dev.selvedge.lab.model.blocking.TomcatFront;

/**
 * The child of the model {@code threads}: embedded Tomcat with a pool of platform threads, blocking JDBC and blocking HTTP.
 *
 * <p>Arguments: those of {@link ServerSettings}, and {@code --pool} (200: how many threads). Gauges: {@code busy} and
 * {@code pool_size} (threads), {@code queued} (requests that wait for one), {@code connections} (of clients), {@code running}
 * (requests), {@code db_busy}, {@code db_waiting}, {@code payments_pending}.
 */
public final class ThreadsMain {

    private ThreadsMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, ThreadsMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        int pool = arguments.number("pool", 200, 1, 100_000);
        return BlockingServer.start(
                ServerSettings.from(arguments), (port, endpoint) -> TomcatFront.withPool(port, pool, endpoint));
    }
}
