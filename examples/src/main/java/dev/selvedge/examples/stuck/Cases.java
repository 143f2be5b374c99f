package dev.selvedge.examples.stuck;

import dev.selvedge.examples.WrongArgumentsException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every case there is. */
public final class Cases {
    private static final List<Case> ALL = Stream.of(
                    Deadlocks.cases(),
                    Loops.cases(),
                    Initialisations.cases(),
                    Endless.cases(),
                    Forgotten.cases(),
                    Starved.cases(),
                    Pinned.cases(),
                    Exhausted.cases(),
                    Slow.cases(),
                    Unheeded.cases(),
                    HealthyLocks.cases(),
                    HealthyStreams.cases(),
                    HealthyQueues.cases(),
                    HealthyIdle.cases(),
                    HealthyWaits.cases(),
                    Loops.healthy())
            .flatMap(List::stream)
            .toList();

    private static final int SUGGESTIONS = 3;

    private Cases() {}

    /**
     * Returns all cases.
     *
     * @return them, the faulty ones by kind and then the healthy ones
     */
    public static List<Case> all() {
        return ALL;
    }

    /**
     * Finds a case by its name.
     *
     * @param name the name
     * @return the case
     * @throws WrongArgumentsException if there is none of that name; says which are spelled most like it
     */
    public static Case named(String name) {
        return ALL.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongArgumentsException("--case is '" + name
                        + "': there is no such case, perhaps " + nearest(name) + "? --list names all"));
    }

    private static String nearest(String name) {
        return ALL.stream()
                .map(Case::name)
                .sorted(Comparator.comparingInt(other -> distance(name, other)))
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
    }

    /** How many letters to insert, delete or replace (Levenshtein), row by row; inside a longer name they cost nothing. */
    private static int distance(String given, String name) {
        if (!given.isEmpty() && name.contains(given)) {
            return 0;
        }
        int[] row = new int[name.length() + 1];
        for (int j = 0; j <= name.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= given.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= name.length(); j++) {
                int replaced = diagonal + (given.charAt(i - 1) == name.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[name.length()];
    }
}
