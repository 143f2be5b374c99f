package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.feed.Item;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/**
 * Fetches so many items ahead of the reader, by hand: a thread begins fetches and blocks at a queue with so many places, another
 * one shows what comes out of it as it is asked for, and the reader's own thread listens. Each of them has to be ended when the reader
 * leaves, and the fetches under way too.
 */
record Prefetch(ItemClient items, FeedCounts counts, int window) implements Showing {

    @Override
    public void show(Visit visit) throws IOException, InterruptedException {
        int reader = visit.open();
        try (Kept kept = new Kept(counts)) {
            new Reading(visit, reader, kept).run();
        }
    }

    /** What is under way for one reader. */
    private final class Reading {

        private final Visit visit;
        private final int reader;
        private final Kept kept;
        private final Semaphore asked = new Semaphore(0);

        /** One place less than the window, as one more fetch has begun when its thread blocks here. */
        private final BlockingQueue<FutureTask<byte[]>> ahead = new ArrayBlockingQueue<>(window - 1);

        private final Thread prefetching = Thread.ofVirtual().name("prefetch").unstarted(this::prefetch);
        private final Thread showing = Thread.ofVirtual().name("show").unstarted(this::show);

        Reading(Visit visit, int reader, Kept kept) {
            this.visit = visit;
            this.reader = reader;
            this.kept = kept;
        }

        void run() throws IOException, InterruptedException {
            prefetching.start();
            showing.start();
            try {
                while (visit.next()) {
                    asked.release();
                }
            } finally {
                end();
            }
        }

        /** In this order: as long as the prefetch goes on, there may be another fetch to give up. */
        private void end() throws InterruptedException {
            prefetching.interrupt();
            prefetching.join();
            showing.interrupt();
            showing.join();
            ahead.forEach(fetch -> fetch.cancel(true));
        }

        private void prefetch() {
            for (int item = 0; item < Item.FEED; item++) {
                FutureTask<byte[]> fetch = begin(item);
                try {
                    ahead.put(fetch);
                } catch (InterruptedException e) {
                    fetch.cancel(true); // it is in nobody's hands yet
                    return;
                }
            }
        }

        private FutureTask<byte[]> begin(int item) {
            FutureTask<byte[]> fetch = new FutureTask<>(() -> {
                byte[] line = items.fetch(reader, item);
                kept.put();
                return line;
            });
            Thread.ofVirtual().name("item").start(fetch);
            return fetch;
        }

        private void show() {
            try {
                for (int item = 0; ; item++) {
                    asked.acquire();
                    if (item < Item.FEED) {
                        visit.show(result(ahead.take()));
                        kept.take();
                    } else {
                        visit.show(Item.end(reader));
                    }
                }
            } catch (InterruptedException | IOException | ExecutionException e) {
                // The reader has left; who listens to it notices, and ends the rest.
            }
        }

        private static byte[] result(FutureTask<byte[]> fetch) throws InterruptedException, ExecutionException {
            try {
                return fetch.get();
            } catch (InterruptedException e) {
                fetch.cancel(true); // it is in the queue no longer
                throw e;
            }
        }
    }
}
