package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
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

    /** How many connections that were not accepted yet may wait, in the system. */
    static final int BACKLOG = 8_192;

    /** What the system keeps of what a reader has not read yet, in bytes: little, so that one who does not read is noticed soon. */
    static final int SEND_BUFFER = 16_384;

    static FeedSettings from(Arguments arguments) throws ArgumentException {
        return new FeedSettings(
                arguments.port(),
                url(arguments.text("items-url")),
                arguments.number("calls", 256, 1, 100_000),
                arguments.milliseconds("deadline-ms", 5_000),
                arguments.number("window", 8, 2, 1_000));
    }

    private static URI url(String text) throws ArgumentException {
        URI url = URI.create(text);
        if (!"http".equals(url.getScheme()) || url.getHost() == null || url.getPort() < 0) {
            throw new ArgumentException("--items-url is '" + text + "': expected http://host:port");
        }
        return url;
    }
}
