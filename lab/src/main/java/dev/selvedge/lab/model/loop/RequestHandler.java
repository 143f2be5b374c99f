package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.blocking.WorkloadEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** What the endpoint of a loop answers, and {@code GET /health}. */
final class RequestHandler implements Handler<HttpServerRequest> {

    private static final System.Logger LOG = System.getLogger(RequestHandler.class.getName());
    private static final CharSequence JSON = HttpHeaders.createOptimized(Answer.CONTENT_TYPE);

    private final LoopEndpoint endpoint;
    private final LoopFigures figures;

    RequestHandler(LoopEndpoint endpoint, LoopFigures figures) {
        this.endpoint = endpoint;
        this.figures = figures;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (WorkloadEndpoint.HEALTH.equals(request.path())) {
            request.response().end("ok");
            return;
        }
        figures.pending.increment();
        Attempt.future(() -> endpoint.answer(request))
                .recover(failure -> Future.succeededFuture(refusal(failure).answer()))
                .onSuccess(answer -> {
                    figures.pending.decrement();
                    send(request.response(), answer);
                });
    }

    private static Refusal refusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        LOG.log(System.Logger.Level.WARNING, "A request failed: " + failure);
        return Refusal.broken();
    }

    private static void send(HttpServerResponse response, Answer answer) {
        if (response.closed()) {
            return;
        }
        response.setStatusCode(answer.status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
        response.end(Buffer.buffer(answer.body()));
    }
}
