package dev.selvedge.lab.model;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import java.net.URI;
import java.time.Duration;

/**
 * The arguments that every server of the workload {@code order} takes, so that each has the same limits:
 *
 * <ul>
 *   <li>{@code --port} (0: a free one);
 *   <li>those of {@link DatabaseSettings};
 *   <li>{@code --payment-url}, such as {@code http://127.0.0.1:40123}, and {@code --payment-connections} (16,384: as many as
 *       needed);
 *   <li>{@code --deadline-ms} (10,000): the time for one order, from when the server begins to work on it.
 * </ul>
 *
 * @param port where to listen
 * @param database the database
 * @param payment host and port of the payment service
 * @param paymentConnections how many connections to the payment service there may be
 * @param deadline the time for one order
 */
public record ServerSettings(
        int port, DatabaseSettings database, URI payment, int paymentConnections, Duration deadline) {

    /** Takes the settings from the arguments of a child. */
    public static ServerSettings from(Arguments arguments) throws ArgumentException {
        return new ServerSettings(
                arguments.port(),
                DatabaseSettings.from(arguments),
                ServiceUrl.from(arguments, "payment-url"),
                arguments.number("payment-connections", 16_384, 1, 1_000_000),
                arguments.milliseconds("deadline-ms", 10_000));
    }
}
