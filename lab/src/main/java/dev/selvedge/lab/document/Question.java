package dev.selvedge.lab.document;

import dev.selvedge.lab.answer.Refusal;
import java.nio.charset.StandardCharsets;

/**
 * A question about a document.
 *
 * @param document the name of the document
 * @param text     what is asked, on one line
 */
public record Question(String document, String text) {

    /**
     * Reads a question.
     *
     * @param document the name of the document
     * @param body     the text in UTF-8
     * @return the question
     * @throws Refusal if nothing is asked
     */
    public static Question parse(String document, byte[] body) throws Refusal {
        String text = Text.onOneLine(new String(body, StandardCharsets.UTF_8));
        if (text.isEmpty()) {
            throw Refusal.invalid("the question is empty");
        }
        return new Question(document, text);
    }

    /** Returns its vector. Computes, for some microseconds. */
    public float[] vector() {
        return Embedding.of(text);
    }
}
