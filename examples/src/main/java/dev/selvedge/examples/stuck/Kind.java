package dev.selvedge.examples.stuck;

/** What is wrong in a case, which is what the doctor should find. */
public enum Kind {
    /** Threads or tasks wait for each other in a circle, or in a knot. */
    DEADLOCK("a deadlock"),

    /** A wait that nobody can end: whoever could is gone, or waits in turn. */
    CANNOT_END("a wait that nobody can end"),

    /** Virtual threads that could run find no carrier, because others compute without a pause. */
    STARVED("starved carriers"),

    /** Virtual threads wait without leaving their carriers, so that none is left for the others. */
    PINNED("pinned carriers"),

    /** Everybody waits for the same few things, and their holders do not move. */
    EXHAUSTED("an exhausted pool"),

    /** It moves, but too slowly for those who wait. */
    CONTENTION("contention"),

    /** A queue gets more than is taken from it. */
    GROWING("a queue that only grows"),

    /** A task goes on long after it was cancelled. */
    UNHEEDED("a cancellation that is not heeded"),

    /** Nothing is wrong, though it may look so. */
    HEALTHY("nothing");

    private final String finding;

    Kind(String finding) {
        this.finding = finding;
    }

    /**
     * Returns what the doctor should find, in words.
     *
     * @return a noun, such as {@code a deadlock}
     */
    public String finding() {
        return finding;
    }
}
