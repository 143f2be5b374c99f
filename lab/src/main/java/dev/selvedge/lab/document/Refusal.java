package dev.selvedge.lab.document;

import dev.selvedge.lab.order.Answer;
import java.io.Serial;
import java.nio.charset.StandardCharsets;

/** A request that was refused, with the answer that says so. It has no stack trace: it is an answer, not a defect. */
public final class Refusal extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    private Refusal(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The request makes no sense: the text says what is wrong with it. */
    static Refusal invalid(String what) {
        return new Refusal(400, what);
    }

    /** There is no such path. */
    static Refusal notFound() {
        return new Refusal(404, "there are only POST /document/NAME and POST /document/NAME/question here");
    }

    /** There is no document of this name. */
    public static Refusal unknown(String document) {
        return new Refusal(404, "there is no document " + document);
    }

    /** There is a document of this name, and it stays. */
    public static Refusal taken(String document) {
        return new Refusal(409, "document " + document + " is there already: take another name");
    }

    /** The language model failed, or could not be reached. */
    public static Refusal modelFailed() {
        return new Refusal(502, "the language model failed");
    }

    /** The time for the request is over. A document may have been stored all the same. */
    public static Refusal deadline() {
        return new Refusal(504, "the deadline passed: ask again");
    }

    /** The server has as much to do as it takes on. */
    public static Refusal overloaded() {
        return new Refusal(503, "too much at once: try again later");
    }

    /** The database failed, or something else that should not. */
    public static Refusal broken() {
        return new Refusal(500, "the database failed");
    }

    /** Returns the answer for the client. */
    public Answer answer() {
        return new Answer(status, ("{\"error\":\"" + getMessage() + "\"}").getBytes(StandardCharsets.UTF_8));
    }
}
