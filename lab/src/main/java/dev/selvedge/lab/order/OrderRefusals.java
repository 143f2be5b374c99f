package dev.selvedge.lab.order;

import dev.selvedge.lab.answer.Refusal;

/** What the shop refuses a request for, beside what is wrong with its text. */
public final class OrderRefusals {

    private OrderRefusals() {}

    /** There is no such path. */
    static Refusal notFound() {
        return Refusal.of(404, "there are only GET /search/CENTS, POST /cart and POST /order here");
    }

    /** The catalogue has no such item. */
    static Refusal unknownItem(int item) {
        return Refusal.of(404, "item " + item + " is unknown");
    }

    /** Fewer are left than were ordered. */
    public static Refusal soldOut(int item) {
        return Refusal.of(409, "item " + item + " is sold out");
    }

    /** An order of this number was written before, and it was another one. */
    static Refusal otherOrder(String order) {
        return Refusal.of(409, "order " + order + " was placed before, for something else: take another number");
    }

    /** The payment service said no, or could not be reached. */
    public static Refusal paymentFailed() {
        return Refusal.of(502, "the payment failed");
    }

    /** The time for the order is over. It may have been written all the same: the client may ask again with its number. */
    public static Refusal deadline() {
        return Refusal.of(504, "the deadline passed: ask again, an order with the same number");
    }

    /** The server has as much to do as it takes on. */
    public static Refusal overloaded() {
        return Refusal.of(503, "too many orders at once: try again later");
    }
}
