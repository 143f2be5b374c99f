package dev.selvedge.simulation.explore;

import dev.selvedge.simulation.engine.Decisions;
import dev.selvedge.simulation.engine.Ending;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that it takes to run one schedule again, in a word: {@code seed-hash-decisions}, where the hash tells whether it was the same again.
 *
 * @param seed the seed
 * @param hash the hash of the order of turns, of which 32 bits are kept
 * @param decisions the decisions
 */
public record Replay(long seed, int hash, String decisions) {

    private static final Pattern WORD = Pattern.compile("(-?\\d+)-(\\p{XDigit}{8})-(.*)");

    static Replay of(long seed, Ending ending) {
        return new Replay(seed, (int) ending.hash(), ending.decisions().toText());
    }

    /**
     * Reads one.
     *
     * @param text what {@link #toString()} has written
     * @return the schedule
     * @throws IllegalArgumentException if it is none
     */
    public static Replay parse(String text) {
        Matcher word = WORD.matcher(text);
        try {
            if (word.matches()) {
                Replay replay = new Replay(
                        Long.parseLong(word.group(1)), Integer.parseUnsignedInt(word.group(2), 16), word.group(3));
                replay.chooser();
                return replay;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wrong(text) + " (" + e.getMessage() + ")", e);
        }
        throw new IllegalArgumentException(wrong(text));
    }

    private static String wrong(String text) {
        return "'" + text + "' is no schedule: copy the whole word that the failure gives after 'replay'";
    }

    Decisions.Exact chooser() {
        return new Decisions.Exact(decisions);
    }

    @Override
    public String toString() {
        return seed + "-" + String.format("%08x", hash) + "-" + decisions;
    }
}
