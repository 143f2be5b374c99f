package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.order.Answer;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Places orders on one event loop. */
@FunctionalInterface
interface LoopOrders {

    /**
     * Begins with an order, on the loop.
     *
     * @throws Refusal if that is refused at once
     */
    Future<Answer> handle(OrderRequest request) throws Refusal;

    /** Makes what one loop needs for it, on that loop. */
    @FunctionalInterface
    interface Opener {

        Future<LoopOrders> open(Vertx vertx, LoopState state);
    }
}
