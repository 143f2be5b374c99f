package dev.selvedge.doctor.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Speaks the protocol of Chromium's developer tools with one page of it. Commands are sent by one thread. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final int ANSWER_SECONDS = 60;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();
    private final StringBuilder message = new StringBuilder(); // touched by the web socket's one call at a time

    @SuppressWarnings("NullAway.Init") // set by connect
    private WebSocket socket;

    private String session = "";

    private DevTools() {}

    static DevTools connect(URI address) {
        DevTools tools = new DevTools();
        tools.socket =
                tools.client.newWebSocketBuilder().buildAsync(address, tools).join();
        String target = tools.call("Target.createTarget", tools.object().put("url", "about:blank"))
                .get("targetId")
                .asText();
        tools.session = tools.call(
                        "Target.attachToTarget",
                        tools.object().put("targetId", target).put("flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            tools.call(domain + ".enable", tools.object());
        }
        return tools;
    }

    ObjectNode object() {
        return json.createObjectNode();
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void forgetComplaints() {
        complaints.clear();
    }

    /** Sends a command and waits for its result. */
    JsonNode call(String method, ObjectNode parameters) {
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        open.put(id, answer);
        ObjectNode command = object().put("id", id).put("method", method);
        command.set("params", parameters);
        if (!session.isEmpty()) {
            command.put("sessionId", session);
        }
        socket.sendText(command.toString(), true).join();
        return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        message.append(part);
        if (isLast) {
            String whole = message.toString();
            message.setLength(0);
            try {
                hear(json.readTree(whole));
            } catch (JsonProcessingException e) {
                complaints.add("a message that is no JSON: " + e.getMessage());
            }
        }
        from.request(1);
        return null;
    }

    private void hear(JsonNode heard) {
        CompletableFuture<JsonNode> answer = open.remove(heard.path("id").asInt());
        if (answer != null) {
            if (heard.has("error")) {
                answer.completeExceptionally(
                        new IllegalStateException(heard.get("error").toString()));
            } else {
                answer.complete(heard.path("result"));
            }
            return;
        }
        switch (heard.path("method").asText()) {
            case "Log.entryAdded" -> {
                JsonNode entry = heard.at("/params/entry");
                if (List.of("error", "warning").contains(entry.path("level").asText())) {
                    complaints.add(entry.path("source").asText() + ": "
                            + entry.path("text").asText() + " "
                            + entry.path("url").asText());
                }
            }
            case "Runtime.exceptionThrown" ->
                complaints.add(heard.at("/params/exceptionDetails").toString());
            case "Runtime.consoleAPICalled" -> complaints.add("console: " + heard.at("/params/args"));
            default -> {
                // of no interest
            }
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
