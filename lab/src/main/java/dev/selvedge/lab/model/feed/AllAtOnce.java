package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.feed.Item;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Fetches the whole feed as soon as it is opened, each item in a virtual thread of its own: as quick as can be for one reader, and
 * nobody tells those threads when that reader has left.
 */
record AllAtOnce(ItemClient items, FeedCounts counts) implements Showing {

    @Override
    public void show(Visit visit) throws IOException, InterruptedException {
        int reader = visit.open();
        try (Kept kept = new Kept(counts)) {
            List<CompletableFuture<byte[]>> feed = new ArrayList<>(Item.FEED);
            for (int item = 0; item < Item.FEED; item++) {
                feed.add(begin(reader, item, kept));
            }
            for (int item = 0; visit.next(); item++) {
                if (item < Item.FEED) {
                    visit.show(feed.get(item).join());
                    kept.take();
                } else {
                    visit.show(Item.end(reader));
                }
            }
        }
    }

    private CompletableFuture<byte[]> begin(int reader, int item, Kept kept) {
        CompletableFuture<byte[]> line = new CompletableFuture<>();
        Thread.ofVirtual().name("item").start(() -> line.complete(fetch(reader, item, kept)));
        return line;
    }

    private byte[] fetch(int reader, int item, Kept kept) {
        try {
            byte[] line = items.fetch(reader, item);
            kept.put();
            return line;
        } catch (InterruptedException e) {
            throw new CompletionException(e); // nobody interrupts these threads
        }
    }
}
