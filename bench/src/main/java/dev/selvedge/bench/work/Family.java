package dev.selvedge.bench.work;

/** Who a system belongs to: a column of the table. */
public enum Family {
    /** Ourselves. */
    SELVEDGE("Selvedge"),
    /** Jox: channels for virtual threads. */
    JOX("Jox"),
    /** Kotlin's coroutines. */
    KOTLIN("Kotlin"),
    /** What the JDK itself has. */
    JDK("JDK"),
    /** Go: another language, so no choice for a Java program, but a measure of what is possible. */
    GO("Go"),
    /** What no design on virtual threads goes below: a switch from one to another. */
    FLOOR("floor");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /**
     * Returns its name in the table.
     *
     * @return the name
     */
    public String title() {
        return title;
    }

    /**
     * Tells whether a Java program could use it in our place.
     *
     * @return whether ours is compared with the best of these
     */
    public boolean isPeer() {
        return this == JOX || this == KOTLIN || this == JDK;
    }
}
