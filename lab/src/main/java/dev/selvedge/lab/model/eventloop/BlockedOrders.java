package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.model.blocking.OneAfterTheOther;
import dev.selvedge.lab.order.Answer;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Refusal;
import io.vertx.core.Future;

/** The mistake: calls that block, on the loop. While one order waits for its payment, no other request of that loop is even read. */
record BlockedOrders(OneAfterTheOther order) implements LoopOrders {

    @Override
    public Future<Answer> handle(OrderRequest request) throws Refusal {
        return Future.succeededFuture(order.place(request));
    }
}
