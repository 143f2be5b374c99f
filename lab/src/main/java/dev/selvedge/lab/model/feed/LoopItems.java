package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.model.loop.LoopClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;

/** The item service by callbacks, with one loop's share of the calls. Used on one event loop only. */
final class LoopItems {

    private final Vertx vertx;
    private final LoopClient client;
    private final FeedSettings settings;
    private final FeedCounts counts;

    LoopItems(Vertx vertx, FeedSettings settings, int loops, FeedCounts counts) {
        this.vertx = vertx;
        this.settings = settings;
        this.counts = counts;
        client = LoopClient.open(vertx, settings.items(), settings.calls(), loops);
    }

    /** Begins to fetch an item. */
    LoopFetch fetch(int reader, int item) {
        LoopFetch fetch = new LoopFetch(reader, item);
        counts.fetching();
        long deadline = vertx.setTimer(settings.deadline().toMillis(), id -> fetch.cancel());
        fetch.line().onComplete(line -> {
            vertx.cancelTimer(deadline);
            counts.fetched();
        });
        client.request(HttpMethod.GET, "/item/" + reader + "/" + item)
                .compose(fetch::send)
                .otherwise(failure -> fetch.missing())
                .onSuccess(fetch::end);
        return fetch;
    }
}
