package dev.selvedge.examples.words;

import java.util.function.Consumer;

/**
 * Makes words of characters that come a piece at a time. A word is a run of letters, made small; a run that is longer than
 * any word of a language, as in encoded data, is none.
 */
final class WordSplitter {
    private static final int LONGEST_WORD = 100;

    private final StringBuilder letters = new StringBuilder();
    private final Consumer<String> found;

    WordSplitter(Consumer<String> found) {
        this.found = found;
    }

    void add(char[] piece, int length) {
        for (int i = 0; i < length; i++) {
            if (!Character.isAlphabetic(piece[i])) {
                end();
            } else if (letters.length() <= LONGEST_WORD) {
                letters.append(Character.toLowerCase(piece[i]));
            }
        }
    }

    /** Ends the current word: nothing of it is to come. */
    void end() {
        if (!letters.isEmpty() && letters.length() <= LONGEST_WORD) {
            found.accept(letters.toString());
        }
        letters.setLength(0);
    }
}
