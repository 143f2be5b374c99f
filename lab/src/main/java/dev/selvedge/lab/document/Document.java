package dev.selvedge.lab.document;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import java.util.List;

/**
 * A document that has been read: ready to be stored.
 *
 * @param name   what it is called
 * @param pages  how many pages it has
 * @param chunks its parts, in their order
 */
public record Document(String name, int pages, List<Chunk> chunks) {

    /** Copies the chunks. */
    public Document {
        chunks = List.copyOf(chunks);
    }

    /**
     * Reads what was uploaded: takes the text out, cuts it, and computes a vector of each part. Keeps a core busy for tens of milliseconds, and
     * waits for nothing.
     *
     * @param upload the file
     * @return the document
     * @throws Refusal if it is no PDF, has too many pages, or no text
     */
    public static Document read(Upload upload) throws Refusal {
        PdfText text = PdfText.of(upload.pdf());
        Document document = of(upload.name(), text.pages(), text.text());
        if (document.chunks().isEmpty()) {
            throw Refusal.invalid("the document has no text");
        }
        return document;
    }

    static Document of(String name, int pages, String text) {
        return new Document(
                name, pages, Text.chunks(text).stream().map(Chunk::of).toList());
    }

    /** Returns the texts of the chunks, in their order. */
    public String[] texts() {
        return chunks.stream().map(Chunk::text).toArray(String[]::new);
    }

    /** Returns the vectors of the chunks, one after the other. */
    public float[] vectors() {
        float[] all = new float[chunks.size() * Embedding.DIMENSIONS];
        for (int i = 0; i < chunks.size(); i++) {
            System.arraycopy(chunks.get(i).vector(), 0, all, i * Embedding.DIMENSIONS, Embedding.DIMENSIONS);
        }
        return all;
    }

    /**
     * Returns the answer to who has uploaded it.
     *
     * @param written how many chunks were written
     * @return the answer
     * @throws Refusal if none was, because there is a document of this name
     */
    public Answer stored(int written) throws Refusal {
        if (written == 0) {
            throw DocumentRefusals.taken(name);
        }
        return Reply.json(new Stored(name, pages, chunks.size()));
    }

    private record Stored(String document, int pages, int chunks) {}
}
