package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderAnswers;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Search;
import java.time.Duration;
import java.util.Optional;

/**
 * An order, one step after the other on one thread: stock, payment, write. The stock takes about a millisecond; to read it
 * while the payment waits would need a second thread, and somebody to wait for both.
 */
public final class OneAfterTheOther implements Shop {

    private final JdbcOrders orders;
    private final PaymentClient payments;
    private final Catalogue catalogue;
    private final Duration deadline;
    private final Browsing browsing;

    /** Makes the shop, which any number of threads may use. */
    public OneAfterTheOther(JdbcOrders orders, PaymentClient payments, Catalogue catalogue, Duration deadline) {
        this.orders = orders;
        this.payments = payments;
        this.catalogue = catalogue;
        this.deadline = deadline;
        this.browsing = new Browsing(orders, catalogue);
    }

    @Override
    public Answer search(Search search) throws Refusal {
        return browsing.search(search);
    }

    @Override
    public Answer putIntoCart(OrderRequest request) throws Refusal {
        return browsing.putIntoCart(request);
    }

    @Override
    public Answer order(OrderRequest request) throws Refusal {
        long end = System.nanoTime() + deadline.toNanos();
        long cents = catalogue.cents(request);
        Optional<Answer> before = orders.read(request).check(request);
        if (before.isPresent()) {
            return before.get();
        }
        payments.hold(request.order(), cents, left(end));
        left(end);
        if (orders.write(request, cents)) {
            return OrderAnswers.confirmed(request, cents);
        }
        return orders.read(request).check(request).orElseThrow(Refusal::broken);
    }

    /**
     * What is left of the time for an order.
     *
     * @param end when that is over, as {@link System#nanoTime} tells it
     * @throws Refusal if nothing is
     */
    public static Duration left(long end) throws Refusal {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (!left.isPositive()) {
            throw OrderRefusals.deadline();
        }
        return left;
    }
}
