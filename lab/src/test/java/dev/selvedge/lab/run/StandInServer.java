package dev.selvedge.lab.run;

import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.load.StandIn;
import java.io.IOException;
import java.util.Map;

/** A child in the place of a model's server, for tests of the runner: it confirms orders without writing them, and can die. */
public final class StandInServer implements ChildService {

    private final StandIn server;

    private StandInServer(StandIn server) {
        this.server = server;
    }

    /** Runs the child; with {@code --halt-after N} it dies at its Nth request. */
    public static void main(String[] args) {
        Child.run(args, arguments -> {
            for (String key : new String[] {"jdbc-url", "db-connections", "payment-url", "deadline-ms", "port"}) {
                arguments.optional(key);
            }
            int halt = arguments.number("halt-after", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
            return new StandInServer(new StandIn(number -> {
                if (number == halt) {
                    System.err.println("out of luck");
                    Runtime.getRuntime().halt(3);
                }
                return StandIn.ok();
            }));
        });
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public Map<String, Number> gauges() {
        return Map.of("requests", server.requests());
    }

    @Override
    public void end() throws IOException {
        server.close();
    }
}
