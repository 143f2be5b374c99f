package dev.selvedge.lab.model;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import java.net.URI;
import java.time.Duration;

/**
 * The arguments that every server takes, so that each has the same limits:
 *
 * <ul>
 *   <li>{@code --port} (0: a free one);
 *   <li>{@code --jdbc-url}, {@code --db-user} (postgres), {@code --db-password} (none), {@code --db-connections} (16);
 *   <li>{@code --payment-url}, such as {@code http://127.0.0.1:40123}, and {@code --payment-connections} (16,384: as many as
 *       needed);
 *   <li>{@code --deadline-ms} (10,000): the time for one order, from when the server begins to work on it.
 * </ul>
 *
 * @param port where to listen
 * @param jdbcUrl the database
 * @param dbUser its user
 * @param dbPassword the user's password
 * @param dbConnections how many connections to the database there are
 * @param payment host and port of the payment service
 * @param paymentConnections how many connections to the payment service there may be
 * @param deadline the time for one order
 */
public record ServerSettings(
        int port,
        String jdbcUrl,
        String dbUser,
        String dbPassword,
        int dbConnections,
        URI payment,
        int paymentConnections,
        Duration deadline) {

    /** How many connections of clients that were not accepted yet may wait, in the system. */
    public static final int BACKLOG = 8_192;

    /** Takes the settings from the arguments of a child. */
    public static ServerSettings from(Arguments arguments) throws ArgumentException {
        return new ServerSettings(
                arguments.port(),
                arguments.text("jdbc-url"),
                arguments.text("db-user", "postgres"),
                arguments.text("db-password", ""),
                arguments.number("db-connections", 16, 1, 10_000),
                url("payment-url", arguments.text("payment-url")),
                arguments.number("payment-connections", 16_384, 1, 1_000_000),
                arguments.milliseconds("deadline-ms", 10_000));
    }

    private static URI url(String key, String text) throws ArgumentException {
        URI url = URI.create(text);
        if (!"http".equals(url.getScheme()) || url.getHost() == null || url.getPort() < 0) {
            throw new ArgumentException("--" + key + " is '" + text + "': expected http://host:port");
        }
        return url;
    }
}
