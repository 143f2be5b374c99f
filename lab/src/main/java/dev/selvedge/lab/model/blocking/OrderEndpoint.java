package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import dev.selvedge.lab.order.OrderRequest;
import dev.selvedge.lab.order.RequestKind;
import dev.selvedge.lab.order.Search;
import java.io.IOException;
import java.io.InputStream;

/** What a shop answers, whatever the HTTP server. */
public final class OrderEndpoint extends WorkloadEndpoint {

    private final Shop shop;

    /** Makes the endpoint of a shop. */
    public OrderEndpoint(Shop shop) {
        this.shop = shop;
    }

    @Override
    protected Answer work(String method, String path, InputStream body) throws IOException, Refusal {
        return switch (RequestKind.of(method, path)) {
            case SEARCH -> shop.search(Search.parse(path));
            case CART -> shop.putIntoCart(OrderRequest.parse(body(body)));
            case ORDER -> shop.order(OrderRequest.parse(body(body)));
        };
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
