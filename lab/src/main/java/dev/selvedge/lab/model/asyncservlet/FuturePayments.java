package dev.selvedge.lab.model.asyncservlet;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.PaymentRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The payment service by futures: the JDK's HTTP client, which waits on a selector for all calls at once. */
final class FuturePayments implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final HttpClient client;
    private final ExecutorService threads;
    private final URI uri;
    private final AtomicInteger pending = new AtomicInteger();

    private FuturePayments(HttpClient client, ExecutorService threads, URI uri) {
        this.client = client;
        this.threads = threads;
        this.uri = uri;
    }

    static FuturePayments open(ServerSettings settings) {
        // Its own would start a thread for whatever is ready at a moment, hundreds under load.
        ExecutorService threads =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        HttpClient client = HttpClient.newBuilder()
                .executor(threads)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
        return new FuturePayments(client, threads, settings.payment().resolve("/pay"));
    }

    /** Asks for the money of an order. The future fails with a {@link Refusal} if it is not held, or not in the time that is left. */
    CompletableFuture<Void> hold(String order, long cents, Duration left) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(left)
                .header("Content-Type", Answer.CONTENT_TYPE)
                .POST(BodyPublishers.ofByteArray(PaymentRequest.json(order, cents)))
                .build();
        pending.incrementAndGet();
        return client.sendAsync(request, BodyHandlers.discarding()).handle((response, failure) -> {
            pending.decrementAndGet();
            if (failure != null) {
                throw new CompletionException(refusal(failure));
            }
            if (response.statusCode() != 200) {
                throw new CompletionException(OrderRefusals.paymentFailed());
            }
            return null;
        });
    }

    private static Refusal refusal(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof HttpTimeoutException ? OrderRefusals.deadline() : OrderRefusals.paymentFailed();
    }

    int pending() {
        return pending.get();
    }

    @Override
    public void close() {
        client.shutdownNow();
        threads.shutdown();
    }
}
