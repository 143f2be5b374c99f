package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.blocking.OneAfterTheOther;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import io.vertx.core.Future;

/** The mistake: calls that block, on the loop. While one order waits for its payment, no other request of that loop is even read. */
record BlockedShop(OneAfterTheOther shop) implements LoopShop {

    @Override
    public Future<Answer> search(Search search) throws Refusal {
        return Future.succeededFuture(shop.search(search));
    }

    @Override
    public Future<Answer> putIntoCart(OrderRequest request) throws Refusal {
        return Future.succeededFuture(shop.putIntoCart(request));
    }

    @Override
    public Future<Answer> order(OrderRequest request) throws Refusal {
        return Future.succeededFuture(shop.order(request));
    }
}
