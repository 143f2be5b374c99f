package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.FrontedServer;

/**
 * The child of the model {@code selvedge}: a scope for each reader, and a channel with a bound between those who fetch and the one who shows.
 *
 * <p>Arguments: those of {@link FeedSettings}. Gauges: those of {@link FeedCounts}.
 */
public final class SelvedgeFeedMain {

    private SelvedgeFeedMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, SelvedgeFeedMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        FeedSettings settings = FeedSettings.from(arguments);
        FeedCounts counts = new FeedCounts();
        ItemClient items = ItemClient.open(settings, counts);
        return new FrontedServer(
                        ScopedFeed.start(settings.port(), new ScopedReading(items, counts, settings.window()), counts))
                .on(items);
    }
}
