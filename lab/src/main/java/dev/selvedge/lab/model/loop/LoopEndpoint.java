package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;

/** What requests are answered on one event loop. */
@FunctionalInterface
public interface LoopEndpoint {

    /**
     * Begins to answer a request, on its loop.
     *
     * @return the answer; fails with a {@link Refusal}
     * @throws Refusal if it can be refused at once
     */
    Future<Answer> answer(HttpServerRequest request) throws Refusal;

    /** Makes what one loop needs for it, on that loop. */
    @FunctionalInterface
    interface Opener {

        /** Begins to make it. */
        Future<LoopEndpoint> open(Vertx vertx);
    }
}
