package dev.selvedge.lab.model.selvedge;

import dev.selvedge.Cancellation;
import dev.selvedge.DeadlineExceededException;
import dev.selvedge.Scope;
import dev.selvedge.ScopeBuilder;
import dev.selvedge.Task;
import dev.selvedge.TaskFailedException;
import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.blocking.PaymentClient;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderAnswers;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as a scope: the payment is a task beside the body, which reads the stock; one deadline covers both. When the stock
 * is gone, the body throws, and the payment is cancelled; when the payment fails, the body is.
 */
final class ScopedOrder {

    private final LimitedOrders orders;
    private final PaymentClient payments;
    private final Catalogue catalogue;
    private final ScopeBuilder inTime;

    ScopedOrder(LimitedOrders orders, PaymentClient payments, Catalogue catalogue, Duration deadline) {
        this.orders = orders;
        this.payments = payments;
        this.catalogue = catalogue;
        this.inTime = Scope.named("order").within(deadline);
    }

    /** Places an order. Blocks until it is confirmed. */
    Answer place(OrderRequest request) throws Refusal, InterruptedException {
        long cents = catalogue.cents(request);
        try {
            return inTime.call(scope -> place(scope, request, cents));
        } catch (DeadlineExceededException e) {
            throw OrderRefusals.deadline();
        } catch (TaskFailedException e) {
            throw e.getCause() instanceof Refusal refusal ? refusal : Refusal.broken();
        }
    }

    private Answer place(Scope scope, OrderRequest request, long cents) throws Refusal, InterruptedException {
        Task<@Nullable Void> payment = scope.fork("payment", () -> pay(request, cents));
        Optional<Answer> before = orders.read(request).check(request);
        if (before.isPresent()) {
            payment.cancel("the order was placed before");
            return before.get();
        }
        payment.join();
        if (orders.write(request, cents)) {
            return OrderAnswers.confirmed(request, cents);
        }
        return orders.read(request).check(request).orElseThrow(Refusal::broken);
    }

    private void pay(OrderRequest request, long cents) throws Refusal, InterruptedException {
        try {
            payments.hold(request.order(), cents);
        } catch (Refusal refusal) {
            Cancellation.check(); // a cancellation closes the connection, which is no failure of the payment
            throw refusal;
        }
    }
}
