package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.model.ServiceUrl;
import java.net.URI;
import java.time.Duration;

/**
 * What every server of the workload takes as arguments: {@code --port} (0: a free one), {@code --items-url}, such as
 * {@code http://127.0.0.1:40123}, {@code --calls} (256: calls to the item service at a time), {@code --deadline-ms} (5,000: the time
 * for one item, with the wait for one of these calls) and {@code --window} (8: how many items are fetched ahead of the reader, where
 * a model does that).
 *
 * @param port     where to listen
 * @param items    host and port of the item service
 * @param calls    how many calls it may have under way
 * @param deadline the time for one item
 * @param window   how many items are fetched ahead of the reader
 */
record FeedSettings(int port, URI items, int calls, Duration deadline, int window) {

    static FeedSettings from(Arguments arguments) throws ArgumentException {
        return new FeedSettings(
                arguments.port(),
                ServiceUrl.from(arguments, "items-url"),
                arguments.number("calls", 256, 1, 100_000),
                arguments.milliseconds("deadline-ms", 5_000),
                arguments.number("window", 8, 2, 1_000));
    }
}
