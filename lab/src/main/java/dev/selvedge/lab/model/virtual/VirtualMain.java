package dev.selvedge.lab.model.virtual;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.BlockingServer;
import dev.selvedge.lab.model.blocking.TomcatFront;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;

/**
 * The child of the model {@code virtual}: the code of {@code threads}, on Tomcat with virtual threads.
 *
 * <p>Arguments: those of {@link ServerSettings}. Gauges: {@code connections} (of clients), {@code running} (requests), {@code db_busy},
 * {@code db_waiting}, {@code payments_pending}.
 */
public final class VirtualMain {

    private VirtualMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, VirtualMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        return BlockingServer.start(
                ServerSettings.from(arguments),
                (port, endpoint) -> TomcatFront.withExecutor(port, new VirtualThreadExecutor("request-"), endpoint));
    }
}
