package dev.selvedge.lab.load;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** Tells when a server under load gets no faster any more. Used by the generator's one thread only. */
final class WarmUp {

    /** So many seconds are compared with as many before them: a single one says little. */
    private static final int WINDOW = 5;

    /** A server that gains less than this from one window to the next is as fast as it will be. */
    private static final double NOTABLE_GAIN = 1.03;

    private final Deque<Long> earlier = new ArrayDeque<>();
    private final Deque<Long> later = new ArrayDeque<>();

    /** Takes note of how many answers came in a second. */
    void second(long answers) {
        later.add(answers);
        if (later.size() > WINDOW) {
            earlier.add(later.remove());
        }
        if (earlier.size() > WINDOW) {
            earlier.remove();
        }
    }

    /** Whether the last seconds brought hardly more than those before them. */
    boolean isSteady() {
        return earlier.size() == WINDOW && sum(later) <= sum(earlier) * NOTABLE_GAIN;
    }

    private static double sum(Collection<Long> seconds) {
        return seconds.stream().mapToDouble(Long::doubleValue).sum();
    }
}
