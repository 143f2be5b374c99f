package dev.selvedge.lab.document;

import dev.selvedge.lab.answer.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the stream of a language model as it comes, in pieces that end anywhere: events of one line each, as server-sent events (HTML
 * standard, section 9.2) have them, which language models stream by. Used by one thread.
 */
public final class TokenReader {

    /** What a line with a word begins with. */
    public static final String DATA = "data: ";

    /** What stands for the last word: a stream that ends without it was broken off. */
    public static final String DONE = "[DONE]";

    private final ByteArrayOutputStream line = new ByteArrayOutputStream(64);
    private boolean done;

    /** Begins with an empty stream. */
    public TokenReader() {}

    /**
     * Takes the next piece.
     *
     * @param bytes where it stands
     * @param count how long it is, from the first byte on
     * @return the words that are complete by now and were not before
     */
    public List<String> take(byte[] bytes, int count) {
        List<String> words = new ArrayList<>(1);
        int start = 0;
        for (int i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                endLine(words);
                start = i + 1;
            }
        }
        line.write(bytes, start, count - start);
        return words;
    }

    private void endLine(List<String> words) {
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.startsWith(DATA)) {
            String word = text.substring(DATA.length()).strip();
            if (word.equals(DONE)) {
                done = true;
            } else {
                words.add(word);
            }
        }
    }

    /**
     * Says that the stream has ended.
     *
     * @throws Refusal if it should have gone on
     */
    public void end() throws Refusal {
        if (!done) {
            throw DocumentRefusals.modelFailed();
        }
    }
}
