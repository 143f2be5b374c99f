package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.loop.Loops;

/**
 * The child of the model {@code event-loop}: Vert.x, with its TCP server and its HTTP client.
 *
 * <p>Arguments: those of {@link FeedSettings}, and {@code --loops} (as many as cores). Gauges: those of {@link FeedCounts}, and
 * {@code loops}.
 */
public final class LoopFeedMain {

    private LoopFeedMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, LoopFeedMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        return LoopFeed.start(FeedSettings.from(arguments), Loops.number(arguments));
    }
}
