package dev.selvedge.lab.model.blocking;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.pool.PoolReusePolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A service that is called with a client that blocks: Apache HttpClient. It reads and writes on the calling thread; the JDK's own
 * client would hand each call to a selector thread and a pool and back, which costs several times the CPU. Safe for use by several
 * threads; an interrupt of a virtual thread ends its call.
 */
public final class ServiceClient implements AutoCloseable {

    private final CloseableHttpClient client;
    private final PoolingHttpClientConnectionManager connections;
    private final HttpHost host;

    private ServiceClient(CloseableHttpClient client, PoolingHttpClientConnectionManager connections, HttpHost host) {
        this.client = client;
        this.connections = connections;
        this.host = host;
    }

    /** Makes the client; its connections, of which there are so many at most, are opened when they are needed, and kept. */
    public static ServiceClient open(URI service, int most) {
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(most)
                .setMaxConnPerRoute(most)
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
        return new ServiceClient(client, connections, HttpHost.create(service));
    }

    /** Returns the settings of a call that may wait for so long for its connection, and for so long for each piece of its answer. */
    public static RequestConfig within(Timeout time) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(time)
                .setResponseTimeout(time)
                .build();
    }

    /** The same, for a time that is more than 0. */
    public static RequestConfig within(Duration time) {
        return within(Timeout.of(time));
    }

    /**
     * Calls the service. Blocks until the handler has read the answer.
     *
     * @throws IOException if the service can't be reached, does not answer in time, or breaks off; or if the thread is interrupted
     */
    public <T> T call(ClassicHttpRequest request, HttpClientResponseHandler<? extends T> handler) throws IOException {
        return client.execute(host, request, handler);
    }

    /**
     * Calls the service. Blocks until its answer begins; the rest is read from it, and it is to be closed.
     *
     * @throws IOException as {@link #call}
     */
    public ClassicHttpResponse begin(ClassicHttpRequest request) throws IOException {
        return client.executeOpen(host, request, null);
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
