package dev.selvedge.lab.model.selvedge;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.blocking.Shop;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;

/**
 * Lets only so many requests run at a time, orders and others apart: when the payment service hangs, orders fill all their places, and
 * who searches does not notice.
 *
 * @param ordering for orders, which wait for the payment service
 * @param browsing for what does not
 * @param orders   does the ones
 * @param others   does the others
 */
record LimitedShop(Places ordering, Places browsing, ScopedOrder orders, ScopedBrowsing others) implements Shop {

    @Override
    public Answer search(Search search) throws Refusal {
        return limited(browsing, () -> others.search(search));
    }

    @Override
    public Answer putIntoCart(OrderRequest request) throws Refusal {
        return limited(browsing, () -> others.putIntoCart(request));
    }

    @Override
    public Answer order(OrderRequest request) throws Refusal {
        return limited(ordering, () -> orders.place(request));
    }

    private static Answer limited(Places places, Work work) throws Refusal {
        try (var _ = places.enter()) {
            return work.run();
        } catch (InterruptedException e) {
            throw OrderRefusals.overloaded(); // the server ends: nothing else interrupts a request
        }
    }

    int running() {
        return ordering.running() + browsing.running();
    }

    int waiting() {
        return ordering.waiting() + browsing.waiting();
    }

    long shed() {
        return ordering.shed() + browsing.shed();
    }

    @FunctionalInterface
    private interface Work {
        Answer run() throws Refusal, InterruptedException;
    }
}
