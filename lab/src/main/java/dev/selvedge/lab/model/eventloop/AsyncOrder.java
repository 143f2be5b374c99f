package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderAnswers;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import dev.selvedge.lab.order.StockRow;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An order as a chain of callbacks, and what comes before it as a shorter one: stock and payment at the same time, then the write; a timer beside it all. */
final class AsyncOrder implements LoopShop {

    private final Vertx vertx;
    private final Stock orders;
    private final AsyncPayments payments;
    private final Catalogue catalogue;
    private final Duration deadline;

    AsyncOrder(Vertx vertx, Stock orders, AsyncPayments payments, Catalogue catalogue, Duration deadline) {
        this.vertx = vertx;
        this.orders = orders;
        this.payments = payments;
        this.catalogue = catalogue;
        this.deadline = deadline;
    }

    @Override
    public Future<Answer> search(Search search) {
        return inTime(orders.search(search).map(OrderAnswers::found));
    }

    @Override
    public Future<Answer> putIntoCart(OrderRequest request) throws Refusal {
        long cents = catalogue.cents(request);
        return inTime(orders.putIntoCart(request, cents).map(OrderAnswers.inCart(request, cents)));
    }

    /** The answer, or the deadline's. What waits for a connection goes on waiting: a pool of this kind can't be told. */
    private Future<Answer> inTime(Future<Answer> begun) {
        Promise<Answer> answer = Promise.promise();
        long timer = vertx.setTimer(deadline.toMillis(), id -> answer.tryFail(OrderRefusals.deadline()));
        begun.onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.succeeded()) {
                answer.tryComplete(result.result());
            } else {
                answer.tryFail(result.cause());
            }
        });
        return answer.future();
    }

    @Override
    public Future<Answer> order(OrderRequest request) throws Refusal {
        long cents = catalogue.cents(request);
        AsyncPayments.Hold hold = payments.hold(request.order(), cents);
        Promise<Answer> answer = Promise.promise();
        long timer = vertx.setTimer(deadline.toMillis(), id -> {
            answer.tryFail(OrderRefusals.deadline());
            hold.cancel(); // which ends the chain below, if it still waits for the payment
        });
        orders.read(request).compose(row -> whenRead(request, cents, row, hold)).onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.succeeded()) {
                answer.tryComplete(result.result());
            } else {
                answer.tryFail(result.cause());
            }
        });
        return answer.future();
    }

    private Future<Answer> whenRead(OrderRequest request, long cents, StockRow row, AsyncPayments.Hold hold) {
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
