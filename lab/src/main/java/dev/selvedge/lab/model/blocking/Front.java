package dev.selvedge.lab.model.blocking;

import java.util.Map;

/** What stands between the clients and what does their work: a server that listens at a port. */
public interface Front {

    /** Starts one for an endpoint. */
    @FunctionalInterface
    interface Starter {

        /** Starts it at a port; 0 for any that is free. */
        Front start(int port, Endpoint endpoint) throws Exception;
    }

    /** Returns the port that it listens on. */
    int port();

    /** Returns what can be said of its threads and connections. */
    default Map<String, Number> gauges() {
        return Map.of();
    }

    /** Ends it, and every connection. Blocks until that is done. */
    void end() throws Exception;
}
