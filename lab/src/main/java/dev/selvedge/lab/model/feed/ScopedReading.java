package dev.selvedge.lab.model.feed;

import dev.selvedge.Channel;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Sender;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.lab.feed.Item;
import java.io.IOException;

/**
 * A scope for each reader: its body listens, a daemon beside it shows. What is fetched ahead is a channel of tasks with so many
 * places, at which the prefetch waits. When the reader leaves, the body returns, and the scope ends what is under way for it.
 */
record ScopedReading(ItemClient items, FeedCounts counts, int window) implements Showing {

    /** How many wishes may wait; after that the reader's own connection pushes back. */
    private static final int WISHES = 64;

    @Override
    public void show(Visit visit) throws IOException, InterruptedException {
        int reader = visit.open();
        Channel<Integer> wishes = Channel.named("wishes").buffered(WISHES);
        try (Kept kept = new Kept(counts)) {
            Scope.named("reader").run(scope -> {
                scope.forkDaemon("feed", () -> feed(visit, reader, wishes, kept));
                for (int item = 0; visit.next(); item++) {
                    wishes.send(item);
                }
            });
        } catch (TaskFailedException e) {
            if (e.getCause() instanceof IOException left) {
                throw left;
            }
            throw e;
        }
    }

    private void feed(Visit visit, int reader, Receiver<Integer> wishes, Kept kept)
            throws IOException, InterruptedException {
        // One place less than the window, as one more fetch has begun when the prefetch waits here
        Channel<Task<byte[]>> ahead = Channel.named("ahead").buffered(window - 1);
        Scope.named("feed").run(scope -> {
            scope.fork("prefetch", () -> prefetch(scope, reader, ahead, kept));
            for (int item : wishes) {
                if (item < Item.FEED) {
                    visit.show(ahead.receive().join());
                    kept.take();
                } else {
                    visit.show(Item.end(reader));
                }
            }
        });
    }

    private void prefetch(Scope scope, int reader, Sender<Task<byte[]>> ahead, Kept kept) throws InterruptedException {
        for (int i = 0; i < Item.FEED; i++) {
            int item = i;
            ahead.send(scope.fork("item", () -> {
                byte[] line = items.fetch(reader, item);
                kept.put();
                return line;
            }));
        }
    }
}
