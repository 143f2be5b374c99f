package dev.selvedge.lab.model.feed;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** The item service by callbacks, with one loop's share of the calls. Used on one event loop only. */
final class LoopItems {

    private final Vertx vertx;
    private final HttpClient client;
    private final FeedSettings settings;
    private final FeedCounts counts;

    LoopItems(Vertx vertx, FeedSettings settings, int loops, FeedCounts counts) {
        this.vertx = vertx;
        this.settings = settings;
        this.counts = counts;
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(0).setTcpNoDelay(true),
                new PoolOptions()
                        .setHttp1MaxSize(Math.max(1, settings.calls() / loops))
                        .setMaxWaitQueueSize(-1));
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
        RequestOptions get = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(settings.items().getHost())
                .setPort(settings.items().getPort())
                .setURI("/item/" + reader + "/" + item);
        client.request(get)
                .compose(fetch::send)
                .otherwise(failure -> fetch.missing())
                .onSuccess(fetch::end);
        return fetch;
    }
}
