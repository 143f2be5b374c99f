package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.RequestKind;
import dev.selvedge.lab.order.Search;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What a request is answered, whatever the HTTP server: what the shop does, and {@code GET /health}. */
public final class OrderEndpoint implements Endpoint {

    /** The path that tells whether the server is there. */
    public static final String HEALTH = "/health";

    /** What it tells. */
    public static final Answer OK = new Answer(200, "ok".getBytes(StandardCharsets.US_ASCII));

    private final Shop shop;

    OrderEndpoint(Shop shop) {
        this.shop = shop;
    }

    /** Answers a request; blocks for as long as that takes. Reads no more of the body than an order can be long. */
    @Override
    public Answer answer(String method, String path, InputStream body) throws IOException {
        if (path.equals(HEALTH)) {
            return OK;
        }
        try {
            return switch (RequestKind.of(method, path)) {
                case SEARCH -> shop.search(Search.parse(path));
                case CART -> shop.putIntoCart(OrderRequest.parse(body(body)));
                case ORDER -> shop.order(OrderRequest.parse(body(body)));
            };
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    /**
     * Reads the body of an order; no more of it than an order can be long.
     *
     * @throws Refusal if it is too long
     */
    public static byte[] body(InputStream body) throws IOException, Refusal {
        byte[] bytes = body.readNBytes(OrderRequest.LARGEST_BODY + 1);
        OrderRequest.checkLength(bytes.length);
        return bytes;
    }
}
