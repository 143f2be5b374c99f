package dev.selvedge.lab.model.threads;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.model.ServerSettings;

/**
 * The child of the model {@code threads}: embedded Tomcat with a pool of platform threads, blocking JDBC and blocking HTTP.
 *
 * <p>Arguments: those of {@link ServerSettings}, and {@code --pool} (200: how many threads). Gauges: {@code busy} and
 * {@code pool_size} (threads), {@code queued} (requests that wait for one), {@code connections} (of clients), {@code db_busy},
 * {@code db_waiting}, {@code payments_pending}.
 */
public final class ThreadsMain {

    private ThreadsMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, ThreadsMain::start);
    }

    private static ThreadsServer start(Arguments arguments) throws Exception {
        return ThreadsServer.start(ServerSettings.from(arguments), arguments.number("pool", 200, 1, 100_000));
    }
}
