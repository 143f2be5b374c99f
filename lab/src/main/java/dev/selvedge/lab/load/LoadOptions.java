package dev.selvedge.lab.load;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;

/**
 * What the generator is asked to do.
 *
 * @param target        the port of the server, on the loopback address
 * @param connections   how many connections it holds open
 * @param rate          requests a second, or 0: as fast as answers come
 * @param warmUpSeconds how long the load lasts at least before it counts
 * @param seconds       how long it counts
 * @param timeOutMillis the longest that it waits for an answer
 * @param fault         what goes wrong in the middle third of that, or nothing
 * @param serverAdmin   the port where the server says what its JVM does, or 0
 */
public record LoadOptions(
        int target,
        int connections,
        int rate,
        int warmUpSeconds,
        int seconds,
        int timeOutMillis,
        String fault,
        int serverAdmin) {

    /** Every second request comes to its end three seconds late. */
    static final String SLOW_CLIENT = "slow-client";

    /** Ten times as many requests are due. */
    static final String BURST = "burst";

    /**
     * Takes them from what the generator is told.
     *
     * @throws ArgumentException if an argument makes no sense
     */
    public static LoadOptions from(Arguments arguments) throws ArgumentException {
        return new LoadOptions(
                arguments.number("target", 0, 1, 65_535),
                arguments.number("connections", 1, 1, 1_000_000),
                arguments.number("rate", 0, 0, 10_000_000),
                arguments.number("warm-up-s", 0, 0, 86_400),
                arguments.number("seconds", 10, 1, 86_400),
                arguments.number("time-out-ms", 10_000, 1, 3_600_000),
                arguments.text("fault", ""),
                arguments.number("server-admin", 0, 0, 65_535));
    }

    /** Returns whether requests are sent only as fast as answers come. */
    public boolean closed() {
        return rate == 0;
    }
}
