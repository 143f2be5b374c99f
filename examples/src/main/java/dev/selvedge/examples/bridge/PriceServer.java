package dev.selvedge.examples.bridge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A small server on a free port of the loopback: a list of prices, a ticker that never ends, and a counter of what it is sent. */
final class PriceServer implements AutoCloseable {
    static final int PRICES = 1_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong tickerBytes = new AtomicLong();
    private final CompletableFuture<String> tickerEnd = new CompletableFuture<>();

    PriceServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/prices", PriceServer::sendPrices);
        server.createContext("/ticker", this::tick);
        server.createContext("/orders", PriceServer::countOrders);
        server.start();
    }

    URI at(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    /** How much of the ticker could be written. */
    long tickerBytes() {
        return tickerBytes.get();
    }

    /** Done when the ticker could write no more, with why. */
    CompletableFuture<String> tickerEnd() {
        return tickerEnd;
    }

    private static void sendPrices(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            for (int n = 1; n <= PRICES; n++) {
                body.write(line(n));
            }
            body.close();
        }
    }

    private void tick(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            for (int n = 1; ; n++) {
                byte[] line = line(n);
                body.write(line);
                tickerBytes.addAndGet(line.length);
            }
        } catch (IOException hungUp) {
            tickerEnd.complete(String.valueOf(hungUp.getMessage()));
            throw hungUp;
        }
    }

    private static void countOrders(HttpExchange exchange) throws IOException {
        try (exchange) {
            int orders = 0;
            InputStream body = exchange.getRequestBody();
            for (int next = body.read(); next != -1; next = body.read()) {
                orders += next == '\n' ? 1 : 0;
            }
            byte[] answer = (orders + " orders").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private static byte[] line(int n) {
        return ("item " + n + " costs " + (n % 90 + 10) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
