package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;

/** Does what one request asks for, on the calling thread, which it blocks for as long as that takes. */
public interface Shop {

    /**
     * Finds items.
     *
     * @throws Refusal if that was not possible in time
     */
    Answer search(Search search) throws Refusal;

    /**
     * Puts into a cart what may be ordered later.
     *
     * @throws Refusal if it can't be ordered, or that was not possible in time
     */
    Answer putIntoCart(OrderRequest request) throws Refusal;

    /**
     * Places an order.
     *
     * @throws Refusal if there is nothing to confirm
     */
    Answer order(OrderRequest request) throws Refusal;
}
