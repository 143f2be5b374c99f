package dev.selvedge.lab.languagemodel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the stand-in says: words of the passages in the prompt, from the first one on that stands in the question, too. The same prompt gives
 * the same answer.
 */
final class Continuation {

    /** How many words an answer has. */
    static final int WORDS = 30;

    private static final String NOTHING = "nothing";

    private Continuation() {}

    /** Returns the words of the answer: {@value #WORDS}, however short the passages are. */
    static List<String> of(String prompt) {
        int end = prompt.indexOf('\n');
        Set<String> asked = Set.copyOf(words(end < 0 ? prompt : prompt.substring(0, end)));
        List<String> told = words(end < 0 ? "" : prompt.substring(end + 1));
        int start = 0;
        while (start < told.size() && !asked.contains(told.get(start))) {
            start++;
        }
        List<String> answer = new ArrayList<>(WORDS);
        for (int i = 0; i < WORDS; i++) {
            answer.add(told.isEmpty() ? NOTHING : told.get((start + i) % told.size()));
        }
        return answer;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
