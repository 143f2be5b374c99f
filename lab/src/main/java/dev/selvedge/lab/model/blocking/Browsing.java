package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderAnswers;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;

/**
 * What customers do before they order: one statement each, on the calling thread.
 *
 * @param orders    the database
 * @param catalogue the prices
 */
public record Browsing(JdbcOrders orders, Catalogue catalogue) {

    /**
     * Finds items.
     *
     * @throws Refusal if the database fails, or has no connection in time
     */
    public Answer search(Search search) throws Refusal {
        return OrderAnswers.found(orders.search(search));
    }

    /**
     * Puts into a cart what may be ordered later.
     *
     * @throws Refusal if there is no such item, the database fails, or has no connection in time
     */
    public Answer putIntoCart(OrderRequest request) throws Refusal {
        long cents = catalogue.cents(request);
        orders.putIntoCart(request, cents);
        return OrderAnswers.inCart(request, cents);
    }
}
