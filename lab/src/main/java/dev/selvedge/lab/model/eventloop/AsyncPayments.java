package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.PaymentRequest;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The payment service by callbacks, with one loop's share of the connections. */
final class AsyncPayments {

    private static final CharSequence JSON = HttpHeaders.createOptimized(Answer.CONTENT_TYPE);

    private final HttpClient client;
    private final RequestOptions pay;
    private final LoopState state;

    private AsyncPayments(HttpClient client, RequestOptions pay, LoopState state) {
        this.client = client;
        this.pay = pay;
        this.state = state;
    }

    static AsyncPayments open(Vertx vertx, ServerSettings settings, int loops, LoopState state) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(0)
                .setTcpNoDelay(true)
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(5));
        PoolOptions share = new PoolOptions()
                .setHttp1MaxSize(Math.max(1, settings.paymentConnections() / loops))
                .setMaxWaitQueueSize(-1);
        RequestOptions pay = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(settings.payment().getHost())
                .setPort(settings.payment().getPort())
                .setURI("/pay");
        return new AsyncPayments(vertx.createHttpClient(options, share), pay, state);
    }

    /** Asks for the money of an order; what comes of it is {@link Hold#done}. */
    Hold hold(String order, long cents) {
        Hold hold = new Hold();
        state.paymentBegan();
        client.request(pay)
                .compose(request -> hold.send(request, Buffer.buffer(PaymentRequest.json(order, cents))))
                .onComplete(result -> {
                    state.paymentEnded();
                    hold.end(result.succeeded() && result.result() == 200);
                });
        return hold;
    }

    /** A hold on a customer's money that was asked for. Used on one event loop only. */
    static final class Hold {

        private final Promise<Void> done = Promise.promise();
        private @Nullable HttpClientRequest request;
        private boolean cancelled;

        /** Completes when the money is held, fails with a {@link Refusal} when it is not. */
        Future<Void> done() {
            return done.future();
        }

        /** Gives up: nobody is interested any longer. */
        void cancel() {
            cancelled = true;
            if (request != null && !done.future().isComplete()) {
                request.reset();
            }
            done.tryFail(OrderRefusals.deadline());
        }

        private Future<Integer> send(HttpClientRequest sent, Buffer json) {
            if (cancelled) {
                sent.reset();
                return Future.failedFuture(OrderRefusals.deadline());
            }
            request = sent;
            sent.putHeader(HttpHeaders.CONTENT_TYPE, JSON);
            return sent.send(json).compose(Hold::whole);
        }

        private static Future<Integer> whole(HttpClientResponse response) {
            return response.end().map(response.statusCode());
        }

        private void end(boolean held) {
            if (held) {
                done.tryComplete();
            } else {
                done.tryFail(OrderRefusals.paymentFailed());
            }
        }
    }
}
