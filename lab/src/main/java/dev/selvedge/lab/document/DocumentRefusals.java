package dev.selvedge.lab.document;

import dev.selvedge.lab.answer.Refusal;

/** What a request about a document is refused for, beside what is wrong with its text. */
public final class DocumentRefusals {

    private DocumentRefusals() {}

    /** There is no such path. */
    static Refusal notFound() {
        return Refusal.of(404, "there are only POST /document/NAME and POST /document/NAME/question here");
    }

    /** There is no document of this name. */
    static Refusal unknown(String document) {
        return Refusal.of(404, "there is no document " + document);
    }

    /** There is a document of this name, and it stays. */
    static Refusal taken(String document) {
        return Refusal.of(409, "document " + document + " is there already: take another name");
    }

    /** The language model failed, or could not be reached. */
    public static Refusal modelFailed() {
        return Refusal.of(502, "the language model failed");
    }

    /** The time for the request is over. A document may have been stored all the same. */
    public static Refusal deadline() {
        return Refusal.of(504, "the deadline passed: ask again");
    }

    /** The server has as much to do as it takes on. */
    public static Refusal overloaded() {
        return Refusal.of(503, "too much at once: try again later");
    }
}
