package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.blocking.FrontedServer;

/**
 * The child of the model {@code all-at-once}: a virtual thread for each item of the feed, all started when the feed is opened.
 *
 * <p>Arguments: those of {@link FeedSettings}. Gauges: those of {@link FeedCounts}.
 */
public final class AllAtOnceFeedMain {

    private AllAtOnceFeedMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, AllAtOnceFeedMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        FeedSettings settings = FeedSettings.from(arguments);
        FeedCounts counts = new FeedCounts();
        ItemClient items = ItemClient.open(settings, counts);
        return new FrontedServer(BlockingFeed.start(settings.port(), new AllAtOnce(items, counts), counts)).on(items);
    }
}
