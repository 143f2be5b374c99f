package dev.selvedge.examples.bridge;

import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.loop.bridge.Flows;
import dev.selvedge.loop.bridge.Futures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * Calls the server by the JDK's own client, whose answers are futures and whose bodies are reactive streams; and reads as if it were written for threads that wait.
 */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PIECES_AHEAD = 2;

    private final HttpClient http;

    Client(HttpClient http) {
        this.http = http;
    }

    /** Receives a body to its end. */
    Lines read(URI address) throws InterruptedException {
        Lines lines = new Lines();
        Scope.named("read").within(PATIENCE).run(scope -> open(scope, address).forEach(lines::add));
        return lines;
    }

    /** Receives one piece of a body that never ends, and is then busy with that, until a deadline ends all of it. */
    void look(URI address, Duration busy, Lines lines) throws InterruptedException {
        Scope.run(scope -> {
            Receiver<List<ByteBuffer>> body = open(scope, address);
            lines.add(body.receive());
            Scope.named("look").within(busy).run(inner -> Select.select(Clause.after(PATIENCE)));
        });
    }

    private Receiver<List<ByteBuffer>> open(Scope scope, URI address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        Flow.Publisher<List<ByteBuffer>> body = Futures.await(http.sendAsync(request, BodyHandlers.ofPublisher()))
                .body();
        return Flows.receiver(scope, body, PIECES_AHEAD);
    }

    /** Sends so many orders as a body that a task makes while it is sent; gives the server's answer. */
    String send(URI address, int orders) throws InterruptedException {
        return Scope.named("send").within(PATIENCE).call(scope -> {
            Channel<ByteBuffer> body = Channel.rendezvous();
            scope.fork("orders", () -> write(orders, body));
            HttpRequest request = HttpRequest.newBuilder(address)
                    .POST(BodyPublishers.fromPublisher(Flows.publisher(scope, body)))
                    .build();
            return Futures.await(http.sendAsync(request, BodyHandlers.ofString()))
                    .body();
        });
    }

    private static void write(int orders, Channel<ByteBuffer> body) throws InterruptedException {
        try (body) {
            for (int n = 1; n <= orders; n++) {
                body.send(ByteBuffer.wrap(("order " + n + "\n").getBytes(StandardCharsets.UTF_8)));
            }
        }
    }
}
