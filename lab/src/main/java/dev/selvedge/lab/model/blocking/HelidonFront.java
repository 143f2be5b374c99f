package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.model.Sockets;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;

/**
 * A Helidon server that gives every request to an endpoint. It is written for virtual threads: each connection has
 * one, which reads, handles and writes, and so needs neither a selector nor a hand-over.
 */
public final class HelidonFront implements Front {

    private static final Header JSON = HeaderValues.createCached(HeaderNames.CONTENT_TYPE, Answer.CONTENT_TYPE);

    private final WebServer server;

    private HelidonFront(WebServer server) {
        this.server = server;
    }

    /** Starts it; throws what binding the port throws. */
    public static HelidonFront start(int port, Endpoint endpoint) {
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(port)
                .backlog(Sockets.BACKLOG)
                .shutdownHook(false)
                .connectionOptions(options -> options.tcpNoDelay(true))
                .routing(routing -> routing.any((request, response) -> answer(endpoint, request, response)))
                .build();
        return new HelidonFront(server.start());
    }

    private static void answer(Endpoint endpoint, ServerRequest request, ServerResponse response) throws IOException {
        Answer answer = endpoint.answer(
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(), // as it came, as with all other servers
                request.content().inputStream());
        response.status(answer.status());
        response.header(JSON);
        response.send(answer.body());
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void end() {
        server.stop();
    }
}
