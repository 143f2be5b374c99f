package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.feed.Item;
import dev.selvedge.lab.model.blocking.ServiceClient;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.util.Timeout;

/**
 * The item service, called with a client that blocks. So many calls are under way at a time; who wants another one waits in a queue,
 * first come, first served. Safe for use by several threads.
 */
final class ItemClient implements AutoCloseable {

    private final ServiceClient service;
    private final Semaphore places;
    private final long deadlineNanos;
    private final FeedCounts counts;

    private ItemClient(ServiceClient service, FeedSettings settings, FeedCounts counts) {
        this.service = service;
        this.counts = counts;
        places = new Semaphore(settings.calls(), true);
        deadlineNanos = settings.deadline().toNanos();
    }

    static ItemClient open(FeedSettings settings, FeedCounts counts) {
        return new ItemClient(ServiceClient.open(settings.items(), settings.calls()), settings, counts);
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
        get.setConfig(
                ServiceClient.within(Timeout.ofMilliseconds(Math.max(1, TimeUnit.NANOSECONDS.toMillis(leftNanos)))));
        try {
            return service.call(get, response -> rendered(reader, item, response));
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
        service.close();
    }
}
