package dev.selvedge.lab.child;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** The small server that answers {@code /health} and {@code /stats}, on a platform thread of its own, until the JVM ends. */
final class AdminServer {

    private final HttpServer server;

    private AdminServer(HttpServer server) {
        this.server = server;
    }

    static AdminServer start(int port, Supplier<Map<String, Number>> gauges) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("child-admin").factory());
        server.setExecutor(thread);
        server.createContext("/health", exchange -> answer(exchange, "text/plain", "ok"));
        server.createContext("/stats", exchange -> answer(exchange, "application/json", stats(gauges.get())));
        server.start();
        return new AdminServer(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static String stats(Map<String, Number> gauges) {
        Map<String, Number> all = new LinkedHashMap<>(JvmStats.read());
        all.putAll(gauges);
        StringJoiner json = new StringJoiner(",", "{", "}");
        all.forEach((name, value) -> json.add("\"" + name + "\":" + value));
        return json.toString();
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
