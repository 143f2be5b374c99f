package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.loop.Attempt;
import dev.selvedge.lab.model.loop.LoopEndpoint;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.RequestKind;
import dev.selvedge.lab.order.Search;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;

/**
 * What the shop of a loop answers.
 *
 * @param shop the shop
 */
record LoopOrderEndpoint(LoopShop shop) implements LoopEndpoint {

    @Override
    public Future<Answer> answer(HttpServerRequest request) throws Refusal {
        String path = String.valueOf(request.path());
        return switch (RequestKind.of(request.method().name(), path)) {
            case SEARCH -> shop.search(Search.parse(path));
            case CART -> whenRead(request, shop::putIntoCart);
            case ORDER -> whenRead(request, shop::order);
        };
    }

    private static Future<Answer> whenRead(HttpServerRequest request, Work work) {
        return request.body()
                .compose(body -> Attempt.future(() -> {
                    OrderRequest.checkLength(body.length());
                    return work.begin(OrderRequest.parse(body.getBytes()));
                }));
    }

    @FunctionalInterface
    private interface Work {
        Future<Answer> begin(OrderRequest request) throws Refusal;
    }
}
