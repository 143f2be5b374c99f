package dev.selvedge.lab.document;

import java.util.ArrayList;
import java.util.List;

/** Words, and how text is cut. */
final class Text {

    /** How many words a chunk has. */
    static final int CHUNK = 150;

    /** How many of them the next one begins with, so that what is said across the cut is whole in one of the two. */
    static final int OVERLAP = 30;

    private static final String GAP = "[\\s\\p{Cntrl}]+";

    private Text() {}

    /** Returns the text with one blank wherever there was a gap; a database takes no control characters anyway. */
    static String onOneLine(String text) {
        return text.replaceAll(GAP, " ").strip();
    }

    /** Returns the chunks of a text: at least one, unless it has no words at all. */
    static List<String> chunks(String text) {
        String line = onOneLine(text);
        if (line.isEmpty()) {
            return List.of();
        }
        List<String> words = List.of(line.split(" ", -1));
        List<String> chunks = new ArrayList<>();
        int start = 0;
        while (start == 0 || start + OVERLAP < words.size()) {
            chunks.add(String.join(" ", words.subList(start, Math.min(words.size(), start + CHUNK))));
            start += CHUNK - OVERLAP;
        }
        return chunks;
    }
}
