package dev.selvedge.lab.model.document;

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
 *   <li>{@code --model-url}: the language model, such as {@code http://127.0.0.1:40123}; there are as many connections to it as needed;
 *   <li>{@code --deadline-ms} (10,000): the time for one request, from when the server begins to work on it.
 * </ul>
 *
 * @param port          where to listen
 * @param jdbcUrl       the database
 * @param dbUser        its user
 * @param dbPassword    the user's password
 * @param dbConnections how many connections to the database there are
 * @param model         where the language model is
 * @param deadline      the time for one request
 */
record DocumentSettings(
        int port, String jdbcUrl, String dbUser, String dbPassword, int dbConnections, URI model, Duration deadline) {

    /** How many connections to the language model there may be: more than are ever needed. */
    static final int MODEL_CONNECTIONS = 16_384;

    static DocumentSettings from(Arguments arguments) throws ArgumentException {
        return new DocumentSettings(
                arguments.port(),
                arguments.text("jdbc-url"),
                arguments.text("db-user", "postgres"),
                arguments.text("db-password", ""),
                arguments.number("db-connections", 16, 1, 10_000),
                url(arguments.text("model-url")),
                arguments.milliseconds("deadline-ms", 10_000));
    }

    private static URI url(String text) throws ArgumentException {
        URI url = URI.create(text);
        if (!"http".equals(url.getScheme()) || url.getHost() == null || url.getPort() < 0) {
            throw new ArgumentException("--model-url is '" + text + "': expected http://host:port");
        }
        return url;
    }

    /** Returns where the language model is asked. */
    URI completing() {
        return model.resolve("/complete");
    }
}
