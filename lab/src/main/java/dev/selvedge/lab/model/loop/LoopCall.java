package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.answer.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call to a service that may be given up: before it was sent, or while its answer comes. Used on one event loop only.
 *
 * @param <T> the type of what comes of it
 */
public final class LoopCall<T> {

    private final Promise<T> done = Promise.promise();
    private final Supplier<Refusal> givenUp;
    private @Nullable HttpClientRequest request;

    /** Begins one that fails with this refusal if it is given up. */
    public LoopCall(Supplier<Refusal> givenUp) {
        this.givenUp = givenUp;
    }

    /** Returns what comes of it; fails with a {@link Refusal}. */
    public Future<T> done() {
        return done.future();
    }

    /** Sends the request, now that there is a connection for it; fails if the call was given up meanwhile. */
    public Future<HttpClientResponse> send(HttpClientRequest connected, Buffer body) {
        if (done.future().isComplete()) {
            connected.reset();
            return Future.failedFuture(givenUp.get());
        }
        request = connected;
        return connected.send(body);
    }

    /** Takes what came of it; too late, if it was given up. */
    public void complete(T result) {
        done.tryComplete(result);
    }

    /** Takes note that nothing came of it. */
    public void fail(Refusal refusal) {
        done.tryFail(refusal);
    }

    /** Gives up: nobody is interested any longer. */
    public void cancel() {
        if (done.tryFail(givenUp.get()) && request != null) {
            request.reset();
        }
    }
}
