package dev.selvedge.lab.order;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;

/**
 * What a server answers: a status and a JSON text. Its bytes are not copied: nobody may change them.
 *
 * @param status the HTTP status
 * @param body the JSON text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // written once to the socket, never compared
public record Answer(int status, byte[] body) {

    /** The content type of every answer. */
    public static final String CONTENT_TYPE = "application/json";

    /** Returns the answer to an order that was written, now or before. */
    public static Answer confirmed(OrderRequest request, long cents) {
        return accepted(request, cents, "confirmed");
    }

    /** Returns the answer to what was put into a cart. */
    public static Answer inCart(OrderRequest request, long cents) {
        return accepted(request, cents, "in the cart");
    }

    private static Answer accepted(OrderRequest request, long cents, String status) {
        String json = "{\"order\":\"" + request.order() + "\",\"item\":" + request.item() + ",\"quantity\":"
                + request.quantity() + ",\"cents\":" + cents + ",\"status\":\"" + status + "\"}";
        return new Answer(200, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the answer to a search. */
    public static Answer found(List<Search.Offer> offers) {
        StringJoiner items = new StringJoiner(",", "{\"items\":[", "]}");
        offers.forEach(offer -> items.add("{\"item\":" + offer.item() + ",\"cents\":" + offer.cents() + "}"));
        return new Answer(200, items.toString().getBytes(StandardCharsets.UTF_8));
    }
}
