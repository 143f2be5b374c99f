package dev.selvedge.simulation.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a schedule went another way than the usual one, which is: go on with who runs, and if that can't go on, with the lowest number.
 * That is all it takes to run it again.
 */
public final class Decisions {

    /** For each: who ran, its steps until then, who went on; the numbers of both. */
    private static final int WIDTH = 5;

    private static final long NOBODY = -1;

    private long[] entries = new long[WIDTH * 8];
    private int size;
    private int preemptions;

    Decisions() {}

    /** Who goes on if nobody decides otherwise. */
    static Actor usual(List<Actor> ready, @Nullable Actor current, @Nullable Actor last) {
        if (current != null) {
            return current;
        }
        Actor first = ready.get(0);
        return first == last && first.yielded ? ready.get(1) : first;
    }

    void note(@Nullable Actor last, Actor next, @Nullable Actor current, List<Actor> ready) {
        if (next == usual(ready, current, last)) {
            return;
        }
        if (current != null) {
            preemptions++;
        }
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entries[size] = last == null ? NOBODY : last.key;
        entries[size + 1] = last == null ? 0 : last.steps;
        entries[size + 2] = next.key;
        entries[size + 3] = last == null ? NOBODY : last.id;
        entries[size + 4] = next.id;
        size += WIDTH;
    }

    /** {@return how many of them took the turn from one who could have gone on} */
    public int preemptions() {
        return preemptions;
    }

    /**
     * Whether a reader will find this schedule simpler.
     *
     * @param other the decisions of another one
     * @return whether this has fewer preemptions, or as many and fewer decisions
     */
    public boolean isSimplerThan(Decisions other) {
        return preemptions != other.preemptions ? preemptions < other.preemptions : size < other.size;
    }

    /** {@return how many there are} */
    public int count() {
        return size / WIDTH;
    }

    /**
     * Some of them.
     *
     * @param from the first
     * @param to the first that is not one of them
     * @return all but those
     */
    public Decisions without(int from, int to) {
        Decisions rest = new Decisions();
        rest.entries = new long[Math.max(WIDTH, size - (to - from) * WIDTH)];
        System.arraycopy(entries, 0, rest.entries, 0, from * WIDTH);
        System.arraycopy(entries, to * WIDTH, rest.entries, from * WIDTH, size - to * WIDTH);
        rest.size = size - (to - from) * WIDTH;
        return rest;
    }

    /** {@return the decisions as a line without spaces, by the numbers of the actors} */
    public String toText() {
        return IntStream.range(0, count())
                .map(entry -> entry * WIDTH)
                .mapToObj(at -> entries[at + 3] + "." + entries[at + 1] + "." + entries[at + 4])
                .collect(Collectors.joining("_"));
    }

    /**
     * A chooser that decides so again, also in a schedule that is not quite the same: who is the same child of the same parent counts as
     * the same. What can't be decided so is decided as usual.
     *
     * @return the chooser
     */
    public Chooser chooser() {
        Map<Long, Map<Long, Long>> byKey = new HashMap<>();
        for (int at = 0; at < size; at += WIDTH) {
            byKey.computeIfAbsent(entries[at], key -> new HashMap<>()).put(entries[at + 1], entries[at + 2]);
        }
        return (ready, current, last) -> {
            Map<Long, Long> ofLast = byKey.get(last == null ? NOBODY : last.key);
            Long next = ofLast == null ? null : ofLast.get(last == null ? 0L : last.steps);
            Actor usual = usual(ready, current, last);
            return next == null
                    ? usual
                    : ready.stream()
                            .filter(actor -> actor.key == next)
                            .findFirst()
                            .orElse(usual);
        };
    }

    /** A chooser that decides exactly so again, and knows where it could not. */
    public static final class Exact implements Chooser {

        private record At(int actor, int steps) {}

        private final Map<At, Integer> next = new HashMap<>();
        private @Nullable String difference;

        /**
         * Reads what {@link Decisions#toText()} has written.
         *
         * @param text the decisions
         * @throws IllegalArgumentException if it is none
         */
        public Exact(String text) {
            for (String decision : text.isEmpty() ? new String[0] : text.split("_", -1)) {
                String[] parts = decision.split("\\.", -1);
                if (parts.length != 3) {
                    throw new IllegalArgumentException("decision '" + decision + "' has " + parts.length
                            + " parts: it must be three numbers with points between them");
                }
                next.put(new At(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])), Integer.parseInt(parts[2]));
            }
        }

        @Override
        public Actor choose(List<Actor> ready, @Nullable Actor current, @Nullable Actor last) {
            Actor usual = usual(ready, current, last);
            Integer wanted = next.remove(last == null ? new At(-1, 0) : new At(last.id, last.steps));
            if (wanted == null) {
                return usual;
            }
            for (Actor actor : ready) {
                if (actor.id == wanted) {
                    return actor;
                }
            }
            if (difference == null) {
                difference = "after step " + (last == null ? 0 : last.steps) + " of " + last + ", number " + wanted
                        + " was to go on, but could not";
            }
            return usual;
        }

        /** {@return where it went another way than was to be replayed, in words; {@code null} if it did not} */
        public @Nullable String difference() {
            return difference != null || next.isEmpty()
                    ? difference
                    : next.size() + " of the decisions were never come to";
        }
    }
}
