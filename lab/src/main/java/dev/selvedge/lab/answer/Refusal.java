package dev.selvedge.lab.answer;

import java.io.Serial;

/**
 * A request that was refused, with the answer that says so. It has no stack trace: it is an answer, not a defect, and an
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

    /** Refuses with a status of HTTP, for a reason that is told to the client. */
    public static Refusal of(int status, String reason) {
        return new Refusal(status, reason);
    }

    /** The request makes no sense: the text says what is wrong with it. */
    public static Refusal invalid(String what) {
        return new Refusal(400, what);
    }

    /** The database failed, or something else that should not. */
    public static Refusal broken() {
        return new Refusal(500, "the database failed");
    }

    /** Returns the answer for the client. */
    public Answer answer() {
        String text = String.valueOf(getMessage()).replace("\\", "\\\\").replace("\"", "\\\"");
        return Answer.of(status, "{\"error\":\"" + text + "\"}");
    }
}
