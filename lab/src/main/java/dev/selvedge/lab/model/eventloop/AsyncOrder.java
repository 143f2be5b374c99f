package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.loop.Deadline;
import dev.selvedge.lab.model.loop.LoopCall;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderAnswers;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import dev.selvedge.lab.order.StockRow;
import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as a chain of callbacks, and what comes before it as a shorter one: stock and payment at the same time, then the write; a timer
 * beside it all. What waits for a connection when the timer fires goes on waiting: a pool of this kind can't be told.
 *
 * @param orders    the database
 * @param payments  the payment service
 * @param catalogue the prices
 * @param deadline  the time for one request
 */
record AsyncOrder(Stock orders, AsyncPayments payments, Catalogue catalogue, Deadline deadline) implements LoopShop {

    @Override
    public Future<Answer> search(Search search) {
        return deadline.inTime(orders.search(search).map(OrderAnswers::found));
    }

    @Override
    public Future<Answer> putIntoCart(OrderRequest request) throws Refusal {
        long cents = catalogue.cents(request);
        return deadline.inTime(orders.putIntoCart(request, cents).map(OrderAnswers.inCart(request, cents)));
    }

    @Override
    public Future<Answer> order(OrderRequest request) throws Refusal {
        long cents = catalogue.cents(request);
        LoopCall<Boolean> hold = payments.hold(request.order(), cents);
        Future<Answer> placed = orders.read(request).compose(row -> whenRead(request, cents, row, hold));
        return deadline.inTime(placed, hold::cancel); // which ends the chain, if it still waits for the payment
    }

    private Future<Answer> whenRead(OrderRequest request, long cents, StockRow row, LoopCall<Boolean> hold) {
        Future<Answer> decided = decide(request, row);
        if (decided != null) {
            hold.cancel();
            return decided;
        }
        return hold.done().compose(held -> orders.write(request, cents)).compose(written -> {
            if (written) {
                return Future.succeededFuture(OrderAnswers.confirmed(request, cents));
            }
            return orders.read(request).compose(again -> {
                Future<Answer> before = decide(request, again);
                return before == null ? Future.failedFuture(Refusal.broken()) : before;
            });
        });
    }

    /** The answer, if what was read decides it already. */
    private static @Nullable Future<Answer> decide(OrderRequest request, StockRow row) {
        try {
            Optional<Answer> before = row.check(request);
            return before.map(Future::succeededFuture).orElse(null);
        } catch (Refusal refusal) {
            return Future.failedFuture(refusal);
        }
    }
}
