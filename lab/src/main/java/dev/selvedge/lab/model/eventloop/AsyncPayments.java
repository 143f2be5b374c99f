package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.loop.LoopCall;
import dev.selvedge.lab.model.loop.LoopClient;
import dev.selvedge.lab.model.loop.LoopFigures;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.PaymentRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** The payment service by callbacks, with one loop's share of the connections. */
final class AsyncPayments {

    private static final CharSequence JSON = HttpHeaders.createOptimized(Answer.CONTENT_TYPE);

    private final LoopClient service;
    private final LoopFigures figures;

    private AsyncPayments(LoopClient service, LoopFigures figures) {
        this.service = service;
        this.figures = figures;
    }

    static AsyncPayments open(Vertx vertx, ServerSettings settings, LoopFigures figures) {
        return new AsyncPayments(
                LoopClient.open(vertx, settings.payment(), settings.paymentConnections(), figures.loops()), figures);
    }

    /** Asks for the money of an order; completes with true when it is held, and is refused when it is not. */
    LoopCall<Boolean> hold(String order, long cents) {
        LoopCall<Boolean> hold = new LoopCall<>(OrderRefusals::deadline);
        Buffer json = Buffer.buffer(PaymentRequest.json(order, cents));
        Future<Integer> status = service.request(HttpMethod.POST, "/pay")
                .compose(request -> hold.send(request.putHeader(HttpHeaders.CONTENT_TYPE, JSON), json))
                .compose(AsyncPayments::whole);
        figures.call(status).onComplete(result -> {
            if (result.succeeded() && result.result() == 200) {
                hold.complete(true);
            } else {
                hold.fail(OrderRefusals.paymentFailed());
            }
        });
        return hold;
    }

    private static Future<Integer> whole(HttpClientResponse response) {
        return response.end().map(response.statusCode());
    }
}
