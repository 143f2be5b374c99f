package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.FrontedServer;

/**
 * The child of the model {@code one-by-one}: a virtual thread for each reader, which fetches an item when it is asked for.
 *
 * <p>Arguments: those of {@link FeedSettings}. Gauges: those of {@link FeedCounts}.
 */
public final class OneByOneFeedMain {

    private OneByOneFeedMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, OneByOneFeedMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        FeedSettings settings = FeedSettings.from(arguments);
        FeedCounts counts = new FeedCounts();
        ItemClient items = ItemClient.open(settings, counts);
        return new FrontedServer(BlockingFeed.start(settings.port(), new OneByOne(items), counts)).on(items);
    }
}
