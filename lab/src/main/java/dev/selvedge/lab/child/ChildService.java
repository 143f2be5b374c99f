package dev.selvedge.lab.child;

import java.util.Map;

/** A service that runs inside a child process, from the moment it can serve until it is ended. */
public interface ChildService {

    /**
     * Makes a service from the child's arguments.
     *
     * @see Child#run
     */
    @FunctionalInterface
    interface Starter {

        /**
         * Starts the service. Returns when it can serve.
         *
         * @throws ArgumentException if an argument is missing or makes no sense
         * @throws Exception if the service can't be started; its message becomes the {@code FAILED} line
         */
        ChildService start(Arguments arguments) throws Exception;
    }

    /** Returns the port that the service listens on, or 0 if it has none. */
    int port();

    /**
     * Returns the service's own gauges for {@code /stats}, in the order in which they are to be shown. Called on the admin
     * thread, while the service runs; must neither block nor need the service's threads.
     */
    default Map<String, Number> gauges() {
        return Map.of();
    }

    /** Ends the service. Called once, with little time: a child that has not ended after five seconds is halted. */
    void end() throws Exception;
}
