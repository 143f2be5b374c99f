package dev.selvedge.lab.model.selvedge;

import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Scope;
import dev.selvedge.ScopeBuilder;
import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderAnswers;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import java.time.Duration;

/** What customers do before they order: a statement each, within a deadline that also ends the wait for a connection. */
final class ScopedBrowsing {

    private final LimitedOrders orders;
    private final Catalogue catalogue;
    private final ScopeBuilder inTime;

    ScopedBrowsing(LimitedOrders orders, Catalogue catalogue, Duration deadline) {
        this.orders = orders;
        this.catalogue = catalogue;
        this.inTime = Scope.named("browse").within(deadline);
    }

    Answer search(Search search) throws Refusal, InterruptedException {
        try {
            return OrderAnswers.found(inTime.call(scope -> orders.search(search)));
        } catch (DeadlineExceededException e) {
            throw OrderRefusals.deadline();
        }
    }

    Answer putIntoCart(OrderRequest request) throws Refusal, InterruptedException {
        long cents = catalogue.cents(request);
        try {
            inTime.call(scope -> orders.putIntoCart(request, cents));
            return OrderAnswers.inCart(request, cents);
        } catch (DeadlineExceededException e) {
            throw OrderRefusals.deadline();
        }
    }
}
