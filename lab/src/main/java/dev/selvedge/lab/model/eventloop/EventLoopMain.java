package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.model.ServerSettings;

/**
 * The child of the model {@code event-loop}: Vert.x with its HTTP server, its HTTP client and its PostgreSQL client, on Netty.
 *
 * <p>Arguments: those of {@link ServerSettings}, and {@code --loops} (as many as cores). Gauges: {@code loops}, {@code loop_lag_ms} (the most
 * that a loop was late for a timer since the last look), {@code pending} (requests under way), {@code connections} (of
 * clients), {@code db_busy}, {@code db_waiting}, {@code payments_pending}.
 */
public final class EventLoopMain {

    private EventLoopMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, EventLoopMain::start);
    }

    static int loops(Arguments arguments) throws ArgumentException {
        int cores = Runtime.getRuntime().availableProcessors();
        return arguments.number("loops", cores, 1, 1_024);
    }

    private static EventLoopServer start(Arguments arguments) throws Exception {
        int loops = loops(arguments);
        ServerSettings settings = ServerSettings.from(arguments);
        return EventLoopServer.start(settings, loops, new NonBlocking(settings, loops));
    }
}
