package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.feed.FeedLine;
import dev.selvedge.lab.feed.Item;
import dev.selvedge.lab.model.Sockets;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One reader on its event loop. Three numbers only ever grow, {@code shown <= asked} and {@code shown <= begun}, which is at
 * most a window ahead, and whatever happens moves them on as far as they may go: a wish, an item that is there, a socket that takes more.
 */
final class LoopReading {

    private static final int NOBODY = -1;

    private final NetSocket socket;
    private final LoopItems items;
    private final FeedCounts counts;
    private final Kept kept;
    private final int window;
    private final Map<Integer, byte[]> ready = new HashMap<>();
    private final Set<LoopFetch> underWay = new HashSet<>();
    private int reader = NOBODY;
    private int asked;
    private int begun;
    private int shown;
    private boolean over;

    private LoopReading(NetSocket socket, LoopItems items, FeedCounts counts, int window) {
        this.socket = socket;
        this.items = items;
        this.counts = counts;
        this.kept = new Kept(counts);
        this.window = window;
    }

    /** Serves a reader that has just connected. */
    static void begin(NetSocket socket, LoopItems items, FeedCounts counts, int window) {
        LoopReading reading = new LoopReading(socket, items, counts, window);
        counts.came();
        socket.setWriteQueueMaxSize(Sockets.SEND_BUFFER);
        socket.drainHandler(drained -> reading.goOn());
        socket.exceptionHandler(failure -> socket.close());
        socket.closeHandler(closed -> reading.leave());
        RecordParser.newDelimited("\n", socket)
                .maxRecordSize(FeedLine.LONGEST)
                .exceptionHandler(failure -> reading.refuse(FeedLine.tooLong()))
                .handler(reading::take);
    }

    private void take(Buffer line) {
        if (over) {
            return;
        }
        switch (FeedLine.parse(line.getBytes(), reader != NOBODY)) {
            case FeedLine.Open open -> {
                reader = open.reader();
                goOn();
            }
            case FeedLine.Next next -> {
                asked++;
                goOn();
            }
            case FeedLine.Wrong wrong -> refuse(wrong);
        }
    }

    private void refuse(FeedLine.Wrong wrong) {
        socket.end(Buffer.buffer(wrong.answer()));
        leave();
    }

    private void goOn() {
        if (over) {
            return;
        }
        while (shown < asked && !socket.writeQueueFull() && isReady()) {
            socket.write(Buffer.buffer(next()));
        }
        while (begun < Math.min(Item.FEED, atWork() + window)) {
            fetch(begun++);
        }
    }

    /** Items that are shown or waited for: the one that the reader looks out for just now is not ahead of it. */
    private int atWork() {
        return asked > shown ? shown + 1 : shown;
    }

    private boolean isReady() {
        return shown >= Item.FEED || ready.containsKey(shown);
    }

    private byte[] next() {
        byte[] line = ready.remove(shown++);
        if (line == null) {
            return Item.end(reader);
        }
        kept.take();
        return line;
    }

    private void fetch(int item) {
        LoopFetch fetch = items.fetch(reader, item);
        underWay.add(fetch);
        fetch.line().onSuccess(line -> {
            if (!over) {
                underWay.remove(fetch);
                ready.put(item, line);
                kept.put();
                goOn();
            }
        });
    }

    /** Gives up what is under way: nobody will read it. */
    private void leave() {
        if (!over) {
            over = true;
            counts.left();
            kept.close();
            ready.clear();
            underWay.forEach(LoopFetch::cancel);
            underWay.clear();
        }
    }
}
