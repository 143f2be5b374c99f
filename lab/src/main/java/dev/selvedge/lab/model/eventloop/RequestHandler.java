package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.order.Answer;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** {@code POST /order}, and {@code GET /health}. */
final class RequestHandler implements Handler<HttpServerRequest> {

    private static final System.Logger LOG = System.getLogger(RequestHandler.class.getName());
    private static final CharSequence JSON = HttpHeaders.createOptimized(Answer.CONTENT_TYPE);

    private final LoopOrders orders;
    private final LoopState state;

    RequestHandler(LoopOrders orders, LoopState state) {
        this.orders = orders;
        this.state = state;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if ("/health".equals(request.path())) {
            request.response().end("ok");
            return;
        }
        state.began();
        answer(request)
                .recover(failure -> Future.succeededFuture(refusal(failure).answer()))
                .onSuccess(answer -> {
                    state.ended();
                    send(request.response(), answer);
                });
    }

    private Future<Answer> answer(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST || !"/order".equals(request.path())) {
            return Future.failedFuture(Refusal.notFound());
        }
        return request.body().compose(body -> {
            try {
                OrderRequest.checkLength(body.length());
                return orders.handle(OrderRequest.parse(body.getBytes()));
            } catch (Refusal refusal) {
                return Future.failedFuture(refusal);
            }
        });
    }

    private static Refusal refusal(Throwable failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        LOG.log(System.Logger.Level.WARNING, "An order failed: " + failure);
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
