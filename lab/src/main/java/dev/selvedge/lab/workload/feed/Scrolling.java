package dev.selvedge.lab.workload.feed;

import dev.selvedge.lab.explain.Facts;
import dev.selvedge.lab.explain.Text;
import dev.selvedge.lab.result.ModelResult;
import dev.selvedge.lab.result.SortResult;
import dev.selvedge.lab.result.Span;
import java.util.Optional;

/** What the figures of one model say about its readers, and about what was fetched for them. A value that is not known is NaN. */
record Scrolling(ModelResult model) {

    /** A reader who waits that long for an item that it has asked for sees a gap. */
    static final double GAP_MS = 10;

    /** One who waits that long for the first one thinks of leaving. */
    static final double MOST_FIRST_MS = 1_000;

    private static final double MOST_LOST = 0.01;

    static Scrolling of(Facts facts) {
        return new Scrolling(facts.model());
    }

    Optional<SortResult> sort(String name) {
        return model.sorts().stream().filter(sort -> sort.name().equals(name)).findFirst();
    }

    private Optional<Span> all(String name) {
        return sort(name).map(SortResult::all);
    }

    double firstMedianMs() {
        return all(FeedScene.FIRST).map(Span::p50Ms).orElse(Double.NaN);
    }

    double firstP99Ms() {
        return all(FeedScene.FIRST).map(Span::p99Ms).orElse(Double.NaN);
    }

    double nextMedianMs() {
        return all(FeedScene.NEXT).map(Span::p50Ms).orElse(Double.NaN);
    }

    double nextP99Ms() {
        return all(FeedScene.NEXT).map(Span::p99Ms).orElse(Double.NaN);
    }

    double fetchedPerS() {
        return model.mean("items_fetched_per_s");
    }

    /** Which part of what was fetched was not seen while it counted; what is fetched for later is part of it. */
    double unseen() {
        return Math.max(0, 1 - model.throughputPerS() / fetchedPerS());
    }

    /** Calls a second that were given up while the item service worked on them. */
    double givenUpPerS() {
        return model.mean("items_given_up_per_s");
    }

    double busyPlaces() {
        return model.mean("items_busy");
    }

    double queuedCalls() {
        return model.mean("items_queued");
    }

    /** Items that were being fetched, or waited to be. */
    double pending() {
        return model.mean("pending");
    }

    double keptItems() {
        return model.max("kept_items");
    }

    /** Calls a second for readers who had left a moment before, or longer ago. */
    double forNobodyPerS() {
        return model.mean("items_for_nobody_per_s");
    }

    /** The longest that work for a reader went on after it had left, as far as it was seen before the end of the measured time. */
    double afterLeftMs() {
        return model.max("items_after_left_ms");
    }

    /** Whether work for readers who had left went on for longer than it takes to notice. */
    boolean worksForNobody() {
        return afterLeftMs() > FeedDownstream.MOST_AFTER_LEFT_MILLIS
                || (model.check() != null && !model.check().consistent());
    }

    /** Says for how long that was; what was seen only when the last reader had left was no longer timed. */
    String howLongForNobody() {
        return afterLeftMs() > FeedDownstream.MOST_AFTER_LEFT_MILLIS
                ? "for up to " + Text.millis(afterLeftMs())
                : "for more than " + Text.millis(FeedDownstream.MOST_AFTER_LEFT_MILLIS) + " after the last of them";
    }

    long lost() {
        return model.lost();
    }

    double lostShare() {
        return (double) lost() / Math.max(1, lost() + model.answers());
    }

    /** Whether readers did not get what they came for, or not in time. */
    boolean isBroken() {
        return lostShare() > MOST_LOST || firstP99Ms() > MOST_FIRST_MS;
    }

    /** Whether half of the readers, or more, saw a gap at each item. */
    boolean makesWait() {
        return nextMedianMs() >= GAP_MS;
    }
}
