package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.RequestKind;
import dev.selvedge.lab.order.Search;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** What the shop does, and {@code GET /health}. */
final class RequestHandler implements Handler<HttpServerRequest> {

    private static final System.Logger LOG = System.getLogger(RequestHandler.class.getName());
    private static final CharSequence JSON = HttpHeaders.createOptimized(Answer.CONTENT_TYPE);

    private final LoopShop shop;
    private final LoopState state;

    RequestHandler(LoopShop shop, LoopState state) {
        this.shop = shop;
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
        String path = String.valueOf(request.path());
        try {
            return switch (RequestKind.of(request.method().name(), path)) {
                case SEARCH -> shop.search(Search.parse(path));
                case CART -> whenRead(request, shop::putIntoCart);
                case ORDER -> whenRead(request, shop::order);
            };
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }

    private static Future<Answer> whenRead(HttpServerRequest request, Work work) {
        return request.body().compose(body -> {
            try {
                OrderRequest.checkLength(body.length());
                return work.begin(OrderRequest.parse(body.getBytes()));
            } catch (Refusal refusal) {
                return Future.failedFuture(refusal);
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        Future<Answer> begin(OrderRequest request) throws Refusal;
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
