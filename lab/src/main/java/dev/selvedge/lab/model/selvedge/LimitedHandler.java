package dev.selvedge.lab.model.selvedge;

import dev.selvedge.lab.model.blocking.OrderHandler;
import dev.selvedge.lab.order.Answer;
import dev.selvedge.lab.order.Refusal;

/** Lets only so many orders run at a time. */
final class LimitedHandler implements OrderHandler {

    private final OrderLimit limit;
    private final ScopedOrder order;

    LimitedHandler(OrderLimit limit, ScopedOrder order) {
        this.limit = limit;
        this.order = order;
    }

    @Override
    public Answer handle(byte[] body) throws Refusal {
        try {
            limit.enter();
            try {
                return order.place(body);
            } finally {
                limit.leave();
            }
        } catch (InterruptedException e) {
            throw Refusal.overloaded(); // the server ends: nothing else interrupts a request
        }
    }
}
