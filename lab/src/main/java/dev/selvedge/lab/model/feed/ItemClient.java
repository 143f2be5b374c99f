package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.feed.Item;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/**
 * The item service, called with a client that blocks. So many calls are under way at a time; who wants another one waits in a queue,
 * first come, first served. Safe for use by several threads.
 */
final class ItemClient implements AutoCloseable {

    private final CloseableHttpClient client;
    private final HttpHost host;
    private final Semaphore places;
    private final long deadlineNanos;
    private final FeedCounts counts;

    private ItemClient(CloseableHttpClient client, FeedSettings settings, FeedCounts counts) {
        this.client = client;
        this.counts = counts;
        host = new HttpHost("http", settings.items().getHost(), settings.items().getPort());
        places = new Semaphore(settings.calls(), true);
        deadlineNanos = settings.deadline().toNanos();
    }

    static ItemClient open(FeedSettings settings, FeedCounts counts) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.calls())
                .setMaxConnPerRoute(settings.calls())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .build();
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
        return new ItemClient(client, settings, counts);
    }

    /**
     * Fetches an item and renders it. Blocks until it is there, can't be had, or the deadline is over.
     *
     * @return the line to show
     * @throws InterruptedException if the thread is interrupted; where that is a virtual one, the call is given up at once
     */
    byte[] fetch(int reader, int item) throws InterruptedException {
        long begin = System.nanoTime();
        counts.fetching();
        try {
            if (!places.tryAcquire(deadlineNanos, TimeUnit.NANOSECONDS)) {
                return Item.missing(reader, item);
            }
            try {
                return call(reader, item, deadlineNanos - (System.nanoTime() - begin));
            } finally {
                places.release();
            }
        } finally {
            counts.fetched();
        }
    }

    private byte[] call(int reader, int item, long leftNanos) throws InterruptedException {
        HttpGet get = new HttpGet("/item/" + reader + "/" + item);
        Timeout left = Timeout.ofMilliseconds(Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos)));
        get.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(left)
                .setResponseTimeout(left)
                .build());
        try {
            return client.execute(host, get, response -> rendered(reader, item, response));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("who wanted item " + item + " of reader " + reader + " waits no longer");
            }
            return Item.missing(reader, item);
        }
    }

    private static byte[] rendered(int reader, int item, ClassicHttpResponse response) throws IOException {
        byte[] text = EntityUtils.toByteArray(response.getEntity());
        return response.getCode() == HttpStatus.SC_OK ? Item.line(reader, item, text) : Item.missing(reader, item);
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
