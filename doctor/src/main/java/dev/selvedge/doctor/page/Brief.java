package dev.selvedge.doctor.page;

import java.util.List;

/** Keeps answers small, whatever a program calls its threads and however deep its stacks are. */
final class Brief {

    private static final int LONGEST_TEXT = 300;

    private Brief() {}

    /**
     * The beginning of a list, and how much more there is.
     *
     * @param shown the first of it
     * @param more how many are left out
     */
    record Cut(List<String> shown, int more) {}

    static String text(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    static Cut list(List<String> all, int most) {
        return new Cut(all.stream().limit(most).map(Brief::text).toList(), Math.max(0, all.size() - most));
    }
}
