package dev.selvedge.lab.workload.feed;

import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.feed.Item;
import dev.selvedge.lab.items.ItemMain;
import dev.selvedge.lab.plan.Defaults;
import dev.selvedge.lab.plan.Downstream;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Generator;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.plan.Services;
import dev.selvedge.lab.plan.Settings;
import dev.selvedge.lab.plan.Workload;
import dev.selvedge.lab.process.ChildFailedException;
import dev.selvedge.lab.process.ChildSpec;
import dev.selvedge.lab.report.Layout;
import dev.selvedge.lab.report.Layout.Figure;
import dev.selvedge.lab.result.Condition;
import dev.selvedge.lab.result.Terms;
import java.util.List;

/** Endless scrolling: how far ahead of its reader a server fetches, who waits for that, and what is fetched in vain. */
public final class FeedWorkload implements Workload {

    static final String PLACES = "places";

    private static final int MOST_READERS = 1_000;
    private static final int READERS_PER_S = 40;
    private static final int ITEM_MILLIS = 35;
    private static final double START_SECONDS = 1;

    /** Creates the workload. */
    public FeedWorkload() {}

    @Override
    public String name() {
        return "feed";
    }

    @Override
    public String summary() {
        return "is shown to a reader who scrolls, looks, and leaves, most of them after a few; a service takes 20 to 50 ms to find"
                + " it, and works on 50 at a time";
    }

    @Override
    public Terms terms() {
        return new Terms("item", "items", "shown", "readers");
    }

    @Override
    public List<Model> models() {
        return FeedModels.ALL;
    }

    @Override
    public List<Fault> faults() {
        return FeedDownstream.FAULTS;
    }

    /** Connections are the most readers at a time, the rate is of readers. */
    @Override
    public Defaults defaults() {
        return new Defaults(MOST_READERS, READERS_PER_S, 5, 21, 3, 9);
    }

    @Override
    public List<Condition> conditions(Settings settings) {
        return List.of(
                new Condition(
                        "feed_items", "a feed", Item.FEED, Item.FEED + " items, of which a reader sees 12 on average"),
                new Condition(Condition.SERVICE_MS, "item service", ITEM_MILLIS, "20 to 50 ms an item"),
                new Condition(
                        PLACES, "places of the item service", ItemMain.PLACES, ItemMain.PLACES + " calls at a time"),
                new Condition("readers_per_s", "readers", settings.rate(), settings.rate() + " come in a second"));
    }

    @Override
    public double openSeconds() {
        return START_SECONDS;
    }

    @Override
    public Downstream open(Settings settings, Services services) throws ChildFailedException, InterruptedException {
        int port = services.start("items", "the item service", ItemMain.class, List.of())
                .port();
        return new FeedDownstream(port);
    }

    @Override
    public ChildSpec generator(Settings settings, int port) {
        return Generator.child(FeedLoadMain.class, settings, port);
    }

    @Override
    public Story story() {
        return new FeedStory();
    }

    @Override
    public Layout layout() {
        return new Layout(
                "Items that a reader saw. What was fetched and never seen doesn't count here, nor do errors and time-outs.",
                List.of(
                        new Figure("readers", "readers"),
                        new Figure("pending", "items being fetched"),
                        new Figure("kept_items", "items fetched and not yet seen"),
                        new Figure("items_busy", "places taken at the item service")),
                List.of(FeedSection::html));
    }
}
