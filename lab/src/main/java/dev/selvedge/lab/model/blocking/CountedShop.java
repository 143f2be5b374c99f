package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests that a shop works on at the moment. */
record CountedShop(Shop shop, LongAdder running) implements Shop {

    @Override
    public Answer search(Search search) throws Refusal {
        return counted(() -> shop.search(search));
    }

    @Override
    public Answer putIntoCart(OrderRequest request) throws Refusal {
        return counted(() -> shop.putIntoCart(request));
    }

    @Override
    public Answer order(OrderRequest request) throws Refusal {
        return counted(() -> shop.order(request));
    }

    private Answer counted(Work work) throws Refusal {
        running.increment();
        try {
            return work.run();
        } finally {
            running.decrement();
        }
    }

    @FunctionalInterface
    private interface Work {
        Answer run() throws Refusal;
    }
}
