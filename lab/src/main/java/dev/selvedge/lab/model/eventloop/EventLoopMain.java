package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.loop.LoopFigures;

/**
 * The child of the model {@code event-loop}: Vert.x with its HTTP server, its HTTP client and its PostgreSQL client, on Netty.
 *
 * <p>Arguments: those of {@link ServerSettings}, and {@code --loops} (as many as cores). Gauges: {@code loops}, {@code loop_lag_ms} (the most
 * that a loop was late for a timer since the last look, or is), {@code pending} (requests under way), {@code connections} (of
 * clients), {@code db_busy}, {@code db_waiting}, {@code payments_pending}.
 */
public final class EventLoopMain {

    private EventLoopMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, EventLoopMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        ServerSettings settings = ServerSettings.from(arguments);
        LoopFigures figures = LoopFigures.of(arguments, settings.database());
        return OrderLoops.start(settings, figures, new NonBlocking(settings, figures));
    }
}
