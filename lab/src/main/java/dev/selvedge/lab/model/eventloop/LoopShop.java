package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Does what requests ask for, on one event loop. Each method begins with it there, and refuses at once what it can. */
interface LoopShop {

    /** Finds items. */
    Future<Answer> search(Search search) throws Refusal;

    /** Puts into a cart what may be ordered later. */
    Future<Answer> putIntoCart(OrderRequest request) throws Refusal;

    /** Places an order. */
    Future<Answer> order(OrderRequest request) throws Refusal;

    /** Makes what one loop needs for it, on that loop. */
    @FunctionalInterface
    interface Opener {

        /** Begins to make it. */
        Future<LoopShop> open(Vertx vertx);
    }
}
