package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.order.OrderRefusals;
import dev.selvedge.lab.order.PaymentRequest;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The payment service, called with a client that blocks: Apache HttpClient. It reads and writes on the calling thread; the
 * JDK's own client would hand each call to a selector thread and a pool and back, which costs several times the CPU.
 */
public final class PaymentClient implements AutoCloseable {

    private static final RequestConfig NO_TIMEOUT = RequestConfig.custom()
            .setConnectionRequestTimeout(Timeout.DISABLED)
            .setResponseTimeout(Timeout.DISABLED)
            .build();

    private final CloseableHttpClient client;
    private final HttpHost host;
    private final URI uri;
    private final PoolingHttpClientConnectionManager connections;

    private PaymentClient(
            CloseableHttpClient client, HttpHost host, URI uri, PoolingHttpClientConnectionManager connections) {
        this.client = client;
        this.host = host;
        this.uri = uri;
        this.connections = connections;
    }

    /** Makes the client; its connections are opened when they are needed, and kept. */
    public static PaymentClient open(ServerSettings settings) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.paymentConnections())
                .setMaxConnPerRoute(settings.paymentConnections())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setConnPoolPolicy(PoolReusePolicy.LIFO)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.ofSeconds(5))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(10))
                        .build())
                .setDefaultSocketConfig(
                        SocketConfig.custom().setTcpNoDelay(true).build())
                .build();
        CloseableHttpClient client = HttpClients.custom()
                .setConnectionManager(connections)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
        HttpHost host = new HttpHost(
                "http", settings.payment().getHost(), settings.payment().getPort());
        return new PaymentClient(client, host, URI.create(host.toURI() + "/pay"), connections);
    }

    /**
     * Holds the money for an order. Blocks until the answer is there; an interrupt of a virtual thread ends that, too.
     *
     * @throws Refusal if the service says no or can't be reached
     */
    public void hold(String order, long cents) throws Refusal {
        hold(order, cents, NO_TIMEOUT);
    }

    /**
     * Holds the money for an order. Blocks until the answer is there, or the time is over.
     *
     * @throws Refusal if the service says no, can't be reached, or has not answered in the time that is left
     */
    public void hold(String order, long cents, Duration left) throws Refusal {
        Timeout timeout = Timeout.of(left);
        hold(
                order,
                cents,
                RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build());
    }

    private void hold(String order, long cents, RequestConfig config) throws Refusal {
        HttpPost post = new HttpPost(uri);
        post.setEntity(new ByteArrayEntity(PaymentRequest.json(order, cents), ContentType.APPLICATION_JSON));
        post.setConfig(config);
        int status;
        try {
            status = client.execute(host, post, response -> {
                EntityUtils.consume(response.getEntity());
                return response.getCode();
            });
        } catch (InterruptedIOException e) {
            throw OrderRefusals.deadline(); // a time-out, or the interrupt of a cancellation, which means the same here
        } catch (IOException e) {
            throw OrderRefusals.paymentFailed();
        }
        if (status != 200) {
            throw OrderRefusals.paymentFailed();
        }
    }

    /** Returns how many calls are under way. */
    public int pending() {
        return connections.getTotalStats().getLeased();
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
