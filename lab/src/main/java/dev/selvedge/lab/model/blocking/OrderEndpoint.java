package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.order.Answer;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a request is answered, whatever the HTTP server: {@code POST /order}, and {@code GET /health}. */
public final class OrderEndpoint implements Endpoint {

    /** The path that tells whether the server is there. */
    public static final String HEALTH = "/health";

    /** What it tells. */
    public static final Answer OK = new Answer(200, "ok".getBytes(StandardCharsets.US_ASCII));

    private final OrderHandler handler;

    OrderEndpoint(OrderHandler handler) {
        this.handler = handler;
    }

    /** Answers a request; blocks for as long as the order takes. Reads no more of the body than an order can be long. */
    @Override
    public Answer answer(String method, String path, InputStream body) throws IOException {
        if (path.equals(HEALTH)) {
            return OK;
        }
        try {
            return handler.handle(body(method, path, body));
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    /**
     * Reads the body of an order; no more of it than an order can be long.
     *
     * @throws Refusal if it is too long, or is none
     */
    public static byte[] body(String method, String path, InputStream body) throws IOException, Refusal {
        if (!method.equals("POST") || !path.equals("/order")) {
            throw Refusal.notFound();
        }
        byte[] bytes = body.readNBytes(OrderRequest.LARGEST_BODY + 1);
        OrderRequest.checkLength(bytes.length);
        return bytes;
    }
}
