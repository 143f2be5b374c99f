package dev.selvedge.lab.load;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A load as the child sees it that puts it on a server. */
public interface Generated {

    /** Begins to open all connections. Does not block; the future is done when they are open, and fails if one can't be. */
    CompletableFuture<Void> open();

    /** Begins to send, once all are open. Does not block. */
    void begin();

    /** Returns what can be read from it while it goes on, by name. Any thread. */
    Map<String, Number> gauges();
}
