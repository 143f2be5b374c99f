package dev.selvedge.lab.document;

import java.util.SplittableRandom;
import java.util.StringJoiner;

/** Text that means nothing and is always the same: sentences of twelve words, from a vocabulary of some two thousand. */
public final class SampleText {

    private static final String[] FIRST = {
        "ka", "lo", "mi", "su", "ter", "van", "po", "re", "ni", "dol", "fa", "ger", "hu"
    };
    private static final String[] MIDDLE = {"ba", "ri", "ton", "ve", "li", "do", "na", "shi", "mer", "ko", "pa", "se"};
    private static final String[] LAST = {"ra", "n", "tis", "lo", "m", "de", "r", "sta", "k", "ve", "gal", "s", "no"};
    private static final int SENTENCE = 12;

    private final SplittableRandom random;

    /**
     * Begins a text.
     *
     * @param seed which text it is
     */
    public SampleText(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns the next word. */
    public String word() {
        return any(FIRST) + any(MIDDLE) + any(LAST);
    }

    private String any(String[] syllables) {
        return syllables[random.nextInt(syllables.length)];
    }

    /**
     * Returns the next words.
     *
     * @param count how many
     * @return the text, on one line
     */
    public String words(int count) {
        StringJoiner text = new StringJoiner(" ");
        for (int i = 1; i <= count; i++) {
            text.add(i % SENTENCE == 0 ? word() + "." : word());
        }
        return text.toString();
    }
}
