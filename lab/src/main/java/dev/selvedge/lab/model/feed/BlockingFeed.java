package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.model.blocking.Front;
import dev.selvedge.lab.model.blocking.ThreadPerConnection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** A bare virtual thread for each reader. */
final class BlockingFeed implements Front {

    private final ThreadPerConnection readers;
    private final FeedCounts counts;

    private BlockingFeed(ThreadPerConnection readers, FeedCounts counts) {
        this.readers = readers;
        this.counts = counts;
    }

    static BlockingFeed start(int port, Showing showing, FeedCounts counts) throws IOException {
        ThreadFactory threads = Thread.ofVirtual().name("reader").factory();
        return new BlockingFeed(
                ThreadPerConnection.start(port, threads, socket -> serve(showing, new Visit(socket), counts)), counts);
    }

    static void serve(Showing showing, Visit visit, FeedCounts counts) throws IOException, InterruptedException {
        counts.came();
        try {
            showing.show(visit);
        } catch (Visit.MistakeException e) {
            visit.explain(e);
        } finally {
            counts.left();
        }
    }

    @Override
    public int port() {
        return readers.port();
    }

    @Override
    public Map<String, Number> gauges() {
        return counts.gauges();
    }

    @Override
    public void end() throws IOException {
        readers.end();
    }
}
