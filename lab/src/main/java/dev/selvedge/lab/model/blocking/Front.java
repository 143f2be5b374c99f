package dev.selvedge.lab.model.blocking;

/** What stands between the clients and the {@link OrderHandler}: an HTTP server. */
public interface Front {

    /** Returns the port that it listens on. */
    int port();

    /** Ends it, and every connection. Blocks until that is done. */
    void end() throws Exception;
}
