package dev.selvedge.lab.model.feed;

/** How many items one reader has waiting, fetched and not shown. Safe for use by several threads. */
final class Kept implements AutoCloseable {

    private final FeedCounts all;

    /** Both guarded by this. */
    private int items;

    private boolean closed;

    Kept(FeedCounts all) {
        this.all = all;
    }

    /** One more was fetched; if the reader has left, nobody keeps it. */
    synchronized void put() {
        change(1);
    }

    /** One was shown. */
    synchronized void take() {
        change(-1);
    }

    private void change(int by) {
        if (!closed) {
            items += by;
            all.keep(by);
        }
    }

    /** The reader has left: what is there is dropped. */
    @Override
    public synchronized void close() {
        change(-items);
        closed = true;
    }
}
