package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.FrontedServer;

/**
 * The child of the model {@code virtual}: bare virtual threads, and a queue with a bound between those who fetch and the one who shows.
 *
 * <p>Arguments: those of {@link FeedSettings}. Gauges: those of {@link FeedCounts}.
 */
public final class VirtualFeedMain {

    private VirtualFeedMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, VirtualFeedMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        FeedSettings settings = FeedSettings.from(arguments);
        FeedCounts counts = new FeedCounts();
        ItemClient items = ItemClient.open(settings, counts);
        return new FrontedServer(
                        BlockingFeed.start(settings.port(), new Prefetch(items, counts, settings.window()), counts))
                .on(items);
    }
}
