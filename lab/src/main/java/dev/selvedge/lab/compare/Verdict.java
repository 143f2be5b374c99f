package dev.selvedge.lab.compare;

/** Whether a figure of two runs is the same. */
public enum Verdict {
    /** The intervals of the two means have no value in common, and the second is greater. */
    MORE("more"),
    /** The same, and the second is less. */
    LESS("less"),
    /** The intervals meet: the difference may be chance. */
    WITHIN_ERROR("within their error"),
    /** A run of a single round has no error that could be known, and some figures are kept without. */
    UNKNOWN("not known");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** Returns it as tables say it. */
    public String words() {
        return words;
    }
}
