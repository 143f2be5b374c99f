package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.feed.Item;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import org.jspecify.annotations.Nullable;

/** An item that was asked for, by callbacks. Used on one event loop only. */
final class LoopFetch {

    private static final int OK = 200;

    private final int reader;
    private final int item;
    private final Promise<byte[]> line = Promise.promise();
    private @Nullable HttpClientRequest request;

    LoopFetch(int reader, int item) {
        this.reader = reader;
        this.item = item;
    }

    /** Completes with the line to show; never fails. */
    Future<byte[]> line() {
        return line.future();
    }

    /** Asks, now that there is a connection for it; fails if nobody waits any more. */
    Future<byte[]> send(HttpClientRequest sent) {
        sent.exceptionHandler(failure -> {}); // the future below tells of it too; unheard, it would be logged
        if (line.future().isComplete()) {
            sent.reset();
            return line.future();
        }
        request = sent;
        return sent.send().compose(response -> response.body().map(text -> rendered(response, text)));
    }

    private byte[] rendered(HttpClientResponse response, Buffer text) {
        return response.statusCode() == OK ? Item.line(reader, item, text.getBytes()) : missing();
    }

    void end(byte[] found) {
        line.tryComplete(found);
    }

    byte[] missing() {
        return Item.missing(reader, item);
    }

    /** Gives up: the deadline is over, or the reader has left. */
    void cancel() {
        if (line.tryComplete(missing()) && request != null) {
            request.reset();
        }
    }
}
