package dev.selvedge.lab.workload.feed;

import dev.selvedge.lab.model.feed.AllAtOnceFeedMain;
import dev.selvedge.lab.model.feed.LoopFeedMain;
import dev.selvedge.lab.model.feed.OneByOneFeedMain;
import dev.selvedge.lab.model.feed.SelvedgeFeedMain;
import dev.selvedge.lab.model.feed.VirtualFeedMain;
import dev.selvedge.lab.plan.Model;
import java.util.List;

/** The models that feed. */
final class FeedModels {

    static final List<Model> ALL = List.of(
            new Model(
                    "one-by-one", "fetches an item when it is asked for, on a virtual thread", OneByOneFeedMain.class),
            new Model(
                    "all-at-once",
                    "fetches all items when the feed is opened, a virtual thread for each",
                    AllAtOnceFeedMain.class),
            new Model(
                    "event-loop",
                    "eight items ahead of the reader by callbacks, on event loops, as many as cores: Vert.x",
                    LoopFeedMain.class),
            new Model(
                    "virtual",
                    "eight items ahead by hand: bare virtual threads, and an ArrayBlockingQueue between them",
                    VirtualFeedMain.class),
            new Model(
                    "selvedge",
                    "eight items ahead: a scope for each reader, and a channel of tasks with so many places",
                    SelvedgeFeedMain.class));

    private FeedModels() {}
}
