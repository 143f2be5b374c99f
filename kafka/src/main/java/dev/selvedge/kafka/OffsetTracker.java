package dev.selvedge.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How far a partition is done. Steps begin in the order of their offsets and end in any; the frontier is the offset that everything before is
 * done, and all that may be committed. Offsets may have gaps, as compaction and transactions leave them, so steps are kept, not counted.
 *
 * <p>For one thread; only {@link Step#isDone} is asked across threads.
 *
 * @param <S> the type of the steps
 */
final class OffsetTracker<S extends OffsetTracker.Step> {

    /** What was begun at an offset. */
    interface Step {

        long offset();

        /** Once true, it stays so. */
        boolean isDone();
    }

    /** Says that nothing is known yet. */
    static final long NONE = -1;

    /** Those from the first undone one on. */
    private final Deque<S> held = new ArrayDeque<>();

    private long frontier = NONE;
    private long lastBegun = NONE;

    /** Adds what begins now. */
    void begin(S step) {
        if (step.offset() <= lastBegun) {
            throw new IllegalArgumentException(
                    "offset " + step.offset() + " after " + lastBegun + ": offsets of a partition only grow");
        }
        lastBegun = step.offset();
        held.add(step);
    }

    /** Moves the frontier over what is done, and hands that out in the order of the offsets. */
    void advance(Consumer<? super S> passed) {
        for (S first = held.peek(); first != null && first.isDone(); first = held.peek()) {
            held.remove();
            frontier = first.offset() + 1;
            passed.accept(first);
        }
    }

    /** What may be committed, as of the last advance: the offset to go on from; {@link #NONE} if nothing is done yet. */
    long frontier() {
        return frontier;
    }

    /** How many are kept: undone ones, and those done behind one. */
    int held() {
        return held.size();
    }

    /** Those kept, in the order of their offsets. */
    Iterable<S> steps() {
        return held;
    }

    /** Hands out those kept, the latest first, for as long as that gives {@code true}. */
    void backwards(Predicate<? super S> whether) {
        Iterator<S> latestFirst = held.descendingIterator();
        while (latestFirst.hasNext() && whether.test(latestFirst.next())) {
            // the next one
        }
    }
}
