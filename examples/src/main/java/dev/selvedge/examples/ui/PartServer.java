package dev.selvedge.examples.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that gives a text in parts, slowly, and its client. */
final class PartServer implements Parts, AutoCloseable {
    private static final List<String> TEXT = List.of(
            "A loom has two systems of threads.",
            "The warp is stretched along it,",
            "and the weft goes to and fro.",
            "At each side it turns around",
            "the outermost thread of the warp.",
            "So the edge of the cloth is closed,",
            "and nothing there can come loose.",
            "It needs no hem to hold it.",
            "This edge is called the selvedge:",
            "the cloth's own finished edge.");

    private final Pace pace;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    /** How long a part takes. */
    @FunctionalInterface
    interface Pace {

        /**
         * Waits before a part is given.
         *
         * @throws InterruptedException if the server is closed
         */
        void await() throws InterruptedException;
    }

    PartServer(Pace pace) throws IOException {
        this.pace = pace;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            pace.await();
            int part = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            byte[] body = TEXT.get(part).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is closed, and so is the connection
        }
    }

    @Override
    public int count() {
        return TEXT.size();
    }

    @Override
    public String fetch(int part) throws IOException, InterruptedException {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/" + part);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
    }
}
