package dev.selvedge.lab.model.blocking;

import java.util.Map;

/** What stands between the clients and the {@link Shop}: an HTTP server. */
public interface Front {

    /** Returns the port that it listens on. */
    int port();

    /** Returns what can be said of its threads and connections. */
    default Map<String, Number> gauges() {
        return Map.of();
    }

    /** Ends it, and every connection. Blocks until that is done. */
    void end() throws Exception;
}
