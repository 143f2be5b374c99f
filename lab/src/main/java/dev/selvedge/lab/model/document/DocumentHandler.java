package dev.selvedge.lab.model.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.document.Question;
import dev.selvedge.lab.document.Route;
import dev.selvedge.lab.document.Upload;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** What the desk of a loop does, and {@code GET /health}. */
final class DocumentHandler implements Handler<HttpServerRequest> {

    private static final System.Logger LOG = System.getLogger(DocumentHandler.class.getName());
    private static final CharSequence JSON = HttpHeaders.createOptimized(Answer.CONTENT_TYPE);

    private final LoopDesk desk;
    private final LoopFigures figures;

    DocumentHandler(LoopDesk desk, LoopFigures figures) {
        this.desk = desk;
        this.figures = figures;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if ("/health".equals(request.path())) {
            request.response().end("ok");
            return;
        }
        figures.pending.increment();
        answer(request)
                .recover(failure -> Future.succeededFuture(refusal(failure).answer()))
                .onSuccess(answer -> {
                    figures.pending.decrement();
                    send(request.response(), answer);
                });
    }

    private Future<Answer> answer(HttpServerRequest request) {
        try {
            Route route = Route.of(request.method().name(), String.valueOf(request.path()));
            return request.body().compose(body -> begin(route, body.getBytes()));
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private Future<Answer> begin(Route route, byte[] body) {
        try {
            route.checkLength(body.length);
            return switch (route.kind()) {
                case UPLOAD -> desk.store(new Upload(route.document(), body));
                case QUESTION -> desk.ask(Question.parse(route.document(), body));
            };
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private static Refusal refusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        LOG.log(System.Logger.Level.WARNING, "A request failed: " + failure);
        return Refusal.broken();
    }

    private static void send(HttpServerResponse response, Answer answer) {
        if (!response.closed()) {
            response.setStatusCode(answer.status());
            response.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
            response.end(Buffer.buffer(answer.body()));
        }
    }
}
