package dev.selvedge.internal.channel;

/** What a send does where there is no place. */
public enum WhenFull {
    /** Waits. */
    WAIT,
    /** Drops the oldest element. */
    DROP_OLDEST,
    /** Drops the element that was to be sent. */
    DROP_NEWEST,
    /** Drops all elements that are there. */
    KEEP_LATEST
}
