package dev.selvedge.lab.order;

import java.io.Serial;
import java.nio.charset.StandardCharsets;

/**
 * An order that was refused, with the answer that says so. It has no stack trace: it is an answer, not a defect, and an
 * overloaded server makes thousands of them.
 */
public final class Refusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The request is no order: the text says what is wrong with it. */
    static Refusal invalid(String what) {
        return new Refusal(400, what);
    }

    /** There is no such path. */
    public static Refusal notFound() {
        return new Refusal(404, "there are only GET /search/CENTS, POST /cart and POST /order here");
    }

    /** The catalogue has no such item. */
    static Refusal unknownItem(int item) {
        return new Refusal(404, "item " + item + " is unknown");
    }

    /** Fewer are left than were ordered. */
    public static Refusal soldOut(int item) {
        return new Refusal(409, "item " + item + " is sold out");
    }

    /** An order of this number was written before, and it was another one. */
    static Refusal otherOrder(String order) {
        return new Refusal(409, "order " + order + " was placed before, for something else: take another number");
    }

    /** The payment service said no, or could not be reached. */
    public static Refusal paymentFailed() {
        return new Refusal(502, "the payment failed");
    }

    /** The time for the order is over. It may have been written all the same: the client may ask again with its number. */
    public static Refusal deadline() {
        return new Refusal(504, "the deadline passed: ask again, an order with the same number");
    }

    /** The server has as much to do as it takes on. */
    public static Refusal overloaded() {
        return new Refusal(503, "too many orders at once: try again later");
    }

    /** The database failed, or something else that should not. */
    public static Refusal broken() {
        return new Refusal(500, "the database failed");
    }

    /** Returns the answer for the client. */
    public Answer answer() {
        String text = String.valueOf(getMessage()).replace("\\", "\\\\").replace("\"", "\\\"");
        return new Answer(status, ("{\"error\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
