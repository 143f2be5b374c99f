package dev.selvedge.doctor.diagnosis;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One thing that is wrong.
 *
 * @param kind in which way
 * @param certainty whether it can be anything else
 * @param title what it is, in a line
 * @param details who takes part, and how, a line each; indented lines belong to the one above
 * @param advice what to do about it
 * @param threads who takes part, by number
 */
public record Finding(
        Kind kind, Certainty certainty, String title, List<String> details, String advice, List<Long> threads) {

    private static final Pattern LEADING_NUMBER = Pattern.compile("^[\\d,]+ ");

    /** In which way something is wrong. */
    public enum Kind {
        /** Some wait for each other. */
        DEADLOCK(true),
        /** Nobody is left who could end a wait. */
        CANNOT_END(true),
        /** Virtual threads could run, but those who run do not make room. */
        STARVED(true),
        /** Many wait for the same thing, and who has it does not get on. */
        EXHAUSTED(true),
        /** A virtual thread waits and keeps its carrier. */
        PINNED(false),
        /** Many wait for the same thing, and it is passed on. */
        CONTENTION(false),
        /** A queue gets more than is taken from it. */
        GROWING(false),
        /** A task was asked to end some time ago, and goes on. */
        UNHEEDED(false);

        private final boolean stuck;

        Kind(boolean stuck) {
            this.stuck = stuck;
        }

        /** {@return whether something does not get on for it} */
        public boolean isStuck() {
            return stuck;
        }
    }

    /** How sure it is. */
    public enum Certainty {
        /** It can't be anything else. */
        CERTAIN,
        /** It looks like it, and something that can't be seen from here may say otherwise. */
        PROBABLE
    }

    /** Takes copies. */
    public Finding {
        details = List.copyOf(details);
        threads = List.copyOf(threads);
    }

    /**
     * What is the same text for the same finding in a later report, and another for any other: its kind, and who takes part; of a crowd, and of a
     * queue that grows, its name, as its threads come and go.
     *
     * @return a text that means nothing else
     */
    public String sameness() {
        String what = switch (kind) {
            case EXHAUSTED, CONTENTION, GROWING -> LEADING_NUMBER.matcher(title).replaceFirst("");
            case DEADLOCK, CANNOT_END, STARVED, PINNED, UNHEEDED -> new TreeSet<>(threads).toString();
        };
        return kind + " " + what;
    }
}
