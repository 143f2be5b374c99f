package dev.selvedge.lab.workload.order;

import dev.selvedge.lab.database.DatabaseException;
import dev.selvedge.lab.database.OrderDatabase;
import dev.selvedge.lab.plan.DownstreamException;
import dev.selvedge.lab.plan.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What can go wrong on the busiest day. All but the generator's own is switched on here. */
final class OrderFaults {

    private static final String CUT = "database-cut";

    static final List<Fault> ALL = List.of(
            new Fault("payment-slow", "the payment service takes ten times as long"),
            new Fault("payment-fails", "the payment service answers every call with an error"),
            new Fault("payment-hangs", "the payment service answers no call at all"),
            new Fault(CUT, "the database ends all connections of the server, once"),
            new Fault("slow-client", "every second client sends the last byte of its request three seconds late"),
            new Fault("burst", "ten times as many requests come"));

    /** What the payment service calls it. */
    private static final Map<String, String> OF_PAYMENT =
            Map.of("payment-slow", "slow", "payment-fails", "fail", "payment-hangs", "hang");

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final OrderDatabase database;
    private final URI switching;

    OrderFaults(OrderDatabase database, String paymentUrl) {
        this.database = database;
        this.switching = URI.create(paymentUrl + "/fault");
    }

    void begin(String fault) throws DownstreamException {
        String payment = OF_PAYMENT.get(fault);
        if (payment != null) {
            tellPayment(payment);
        } else if (fault.equals(CUT)) {
            cut();
        }
    }

    private void cut() throws DatabaseException {
        database.cut();
    }

    void end(String fault) throws DownstreamException {
        if (OF_PAYMENT.containsKey(fault)) {
            tellPayment("none");
        }
    }

    /** Ends what a run may have left behind that was cut off in the middle of a fault. */
    void endAll() throws DownstreamException {
        tellPayment("none");
    }

    private void tellPayment(String fault) throws DownstreamException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(switching)
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(fault))
                    .build();
            client.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new DownstreamException("the payment service could not be told to be '" + fault + "'", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the run ends, and sees it at its next look
        }
    }
}
