package dev.selvedge.lab.document;

/**
 * A part of a document. Its numbers are not copied: nobody may change them.
 *
 * @param text   some of its words
 * @param vector what they are searched by
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never compared
public record Chunk(String text, float[] vector) {

    static Chunk of(String text) {
        return new Chunk(text, Embedding.of(text));
    }
}
