package dev.selvedge.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was handled, in the order in which it was: which records, how often, and whether each key's came in order. Any thread. */
final class History {

    private final Map<String, List<Integer>> byKey = new HashMap<>();
    private final Set<Integer> different = new HashSet<>();
    private int handled;

    synchronized void add(String key, String value) {
        Integer number = Integer.valueOf(value);
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(number);
        different.add(number);
        handled++;
    }

    synchronized int handled() {
        return handled;
    }

    synchronized int different() {
        return different.size();
    }

    int repeated() {
        return handled() - different();
    }

    /**
     * How often a record came that was neither the next of its key nor one that had been there: what was skipped, for whatever comes again after a crash
     * begins at a record that was not committed, and goes on from there.
     */
    synchronized int outOfOrder(int keys) {
        int wrong = 0;
        for (List<Integer> values : byKey.values()) {
            int highest = values.getFirst() % keys - keys;
            int before = highest;
            for (int value : values) {
                boolean next = value == before + keys; // also within what is repeated
                boolean comesAgain = value <= highest;
                if (!next && !comesAgain) {
                    wrong++;
                }
                before = value;
                highest = Math.max(highest, value);
            }
        }
        return wrong;
    }
}
