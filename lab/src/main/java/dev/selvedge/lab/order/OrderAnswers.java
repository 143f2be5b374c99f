package dev.selvedge.lab.order;

import dev.selvedge.lab.answer.Answer;
import java.util.List;
import java.util.StringJoiner;

/** What the shop answers where it does not refuse. */
public final class OrderAnswers {

    private OrderAnswers() {}

    /** Returns the answer to an order that was written, now or before. */
    public static Answer confirmed(OrderRequest request, long cents) {
        return accepted(request, cents, "confirmed");
    }

    /** Returns the answer to what was put into a cart. */
    public static Answer inCart(OrderRequest request, long cents) {
        return accepted(request, cents, "in the cart");
    }

    private static Answer accepted(OrderRequest request, long cents, String status) {
        return Answer.ok("{\"order\":\"" + request.order() + "\",\"item\":" + request.item() + ",\"quantity\":"
                + request.quantity() + ",\"cents\":" + cents + ",\"status\":\"" + status + "\"}");
    }

    /** Returns the answer to a search. */
    public static Answer found(List<Search.Offer> offers) {
        StringJoiner items = new StringJoiner(",", "{\"items\":[", "]}");
        offers.forEach(offer -> items.add("{\"item\":" + offer.item() + ",\"cents\":" + offer.cents() + "}"));
        return Answer.ok(items.toString());
    }
}
