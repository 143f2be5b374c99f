package dev.selvedge.lab.model.asyncservlet;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.blocking.Browsing;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.blocking.OneAfterTheOther;
import dev.selvedge.lab.model.blocking.OrderEndpoint;
import dev.selvedge.lab.model.blocking.TomcatFront;
import dev.selvedge.lab.model.blocking.WorkloadEndpoint;
import dev.selvedge.lab.order.Catalogue;
import dev.selvedge.lab.order.OrderAnswers;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.RequestKind;
import dev.selvedge.lab.order.Search;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * An order in two halves. The first reads the stock and starts the payment, and gives its thread back; the second has a thread again when the
 * payment is made, and writes. What the first half knew is carried over by hand.
 */
final class AsyncOrderServlet extends HttpServlet {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(AsyncOrderServlet.class.getName());

    private final transient JdbcOrders orders;
    private final transient FuturePayments payments;
    private final transient Catalogue catalogue;
    private final transient Duration deadline;
    private final transient Browsing browsing;

    AsyncOrderServlet(JdbcOrders orders, FuturePayments payments, Catalogue catalogue, Duration deadline) {
        this.orders = orders;
        this.payments = payments;
        this.catalogue = catalogue;
        this.deadline = deadline;
        this.browsing = new Browsing(orders, catalogue);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getRequestURI().equals(WorkloadEndpoint.HEALTH)) {
            TomcatFront.send(response, WorkloadEndpoint.OK);
            return;
        }
        try {
            Optional<Answer> answer = begin(request);
            if (answer.isPresent()) {
                TomcatFront.send(response, answer.get());
            }
        } catch (Refusal refusal) {
            TomcatFront.send(response, refusal.answer());
        }
    }

    /** The first half; its answer, if there is nothing to wait for. */
    private Optional<Answer> begin(HttpServletRequest http) throws IOException, Refusal {
        return switch (RequestKind.of(http.getMethod(), http.getRequestURI())) {
            case SEARCH -> Optional.of(browsing.search(Search.parse(http.getRequestURI())));
            case CART -> Optional.of(browsing.putIntoCart(read(http)));
            case ORDER -> beginOrder(http, read(http));
        };
    }

    private static OrderRequest read(HttpServletRequest http) throws IOException, Refusal {
        return OrderRequest.parse(OrderEndpoint.body(http.getInputStream()));
    }

    private Optional<Answer> beginOrder(HttpServletRequest http, OrderRequest request) throws Refusal {
        long end = System.nanoTime() + deadline.toNanos();
        long cents = catalogue.cents(request);
        Optional<Answer> before = orders.read(request).check(request);
        if (before.isEmpty()) {
            Duration left = OneAfterTheOther.left(end);
            AsyncContext async = http.startAsync();
            async.setTimeout(0); // the payment has one
            var _ = payments.hold(request.order(), cents, left)
                    .whenComplete((held, failure) -> async.start(() -> complete(async, failure, request, cents, end)));
        }
        return before;
    }

    /** The second half. */
    private void complete(AsyncContext async, @Nullable Throwable failure, OrderRequest request, long cents, long end) {
        try {
            TomcatFront.send((HttpServletResponse) async.getResponse(), confirm(failure, request, cents, end));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the client of order " + request.order() + " has gone", e);
        } finally {
            async.complete();
        }
    }

    private Answer confirm(@Nullable Throwable failure, OrderRequest request, long cents, long end) {
        try {
            if (failure != null) {
                throw refusal(failure);
            }
            OneAfterTheOther.left(end);
            if (orders.write(request, cents)) {
                return OrderAnswers.confirmed(request, cents);
            }
            return orders.read(request).check(request).orElseThrow(Refusal::broken);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private static Refusal refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal;
        }
        LOG.log(System.Logger.Level.WARNING, "An order failed: " + failure);
        return Refusal.broken();
    }
}
