package dev.selvedge.lab.model.document;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.model.DatabaseSettings;
import dev.selvedge.lab.model.ServiceUrl;
import java.net.URI;
import java.time.Duration;

/**
 * The arguments that every server of the workload {@code document} takes, so that each has the same limits:
 *
 * <ul>
 *   <li>{@code --port} (0: a free one);
 *   <li>those of {@link DatabaseSettings};
 *   <li>{@code --model-url}: the language model, such as {@code http://127.0.0.1:40123}; there are as many connections to it as needed;
 *   <li>{@code --deadline-ms} (10,000): the time for one request, from when the server begins to work on it.
 * </ul>
 *
 * @param port     where to listen
 * @param database the database
 * @param model    host and port of the language model
 * @param deadline the time for one request
 */
record DocumentSettings(int port, DatabaseSettings database, URI model, Duration deadline) {

    /** How many connections to the language model there may be: more than are ever needed. */
    static final int MODEL_CONNECTIONS = 16_384;

    /** Where the language model is asked. */
    static final String COMPLETE = "/complete";

    static DocumentSettings from(Arguments arguments) throws ArgumentException {
        return new DocumentSettings(
                arguments.port(),
                DatabaseSettings.from(arguments),
                ServiceUrl.from(arguments, "model-url"),
                arguments.milliseconds("deadline-ms", 10_000));
    }
}
