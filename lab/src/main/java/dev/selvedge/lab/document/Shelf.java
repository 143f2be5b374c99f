package dev.selvedge.lab.document;

import java.util.List;
import java.util.stream.IntStream;

/** The documents that are there at first: those that clients ask about, so that the answers are the same in every run. */
public final class Shelf {

    /** How many there are. */
    public static final int DOCUMENTS = 20;

    /** How many words each has. */
    public static final int WORDS = 3_600;

    private static final int PAGES = 8;

    private Shelf() {}

    /**
     * Returns the name of one of them.
     *
     * @param number which, from 0
     * @return the name
     */
    public static String name(int number) {
        return "shelf-" + number;
    }

    /** Returns all of them, as they are stored. Computes for some milliseconds each. */
    public static List<Document> documents() {
        return IntStream.range(0, DOCUMENTS)
                .mapToObj(number -> Document.of(name(number), PAGES, text(number)))
                .toList();
    }

    /**
     * Returns the text of one of them.
     *
     * @param number which, from 0
     * @return its words, on one line
     */
    public static String text(int number) {
        return new SampleText(number).words(WORDS);
    }

    /**
     * Returns a question about a text: some of its words.
     *
     * @param text  the text, on one line
     * @param from  where in it the words stand, from 0
     * @param words how many
     * @return the question
     */
    public static String question(String text, int from, int words) {
        return String.join(" ", List.of(text.split(" ", -1)).subList(from, from + words));
    }
}
