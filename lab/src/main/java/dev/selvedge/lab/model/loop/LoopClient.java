package dev.selvedge.lab.model.loop;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** A service that is called by callbacks, with one loop's share of the connections. Used on one event loop only. */
public final class LoopClient {

    private final HttpClient client;
    private final URI service;

    private LoopClient(HttpClient client, URI service) {
        this.client = client;
        this.service = service;
    }

    /**
     * Makes the client; its connections are opened when they are needed, and kept.
     *
     * @param vertx   of the loop
     * @param service where the service is
     * @param most    how many connections all loops together may have
     * @param loops   how many loops share them
     * @return the client
     */
    public static LoopClient open(Vertx vertx, URI service, int most, int loops) {
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(true)
                .setKeepAliveTimeout(0)
                .setTcpNoDelay(true)
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(5));
        PoolOptions share =
                new PoolOptions().setHttp1MaxSize(Math.max(1, most / loops)).setMaxWaitQueueSize(-1);
        return new LoopClient(vertx.createHttpClient(options, share), service);
    }

    /** Begins a request; it can be sent when there is a connection for it. */
    public Future<HttpClientRequest> request(HttpMethod method, String path) {
        return client.request(new RequestOptions()
                .setMethod(method)
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI(path));
    }
}
