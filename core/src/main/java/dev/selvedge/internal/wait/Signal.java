package dev.selvedge.internal.wait;

/** How a wait ended that did not end by one of its operations, and so took no effect. */
public enum Signal {
    /** The strand's innermost region was cancelled. */
    CANCELLED,
    /** The thread was interrupted, and not by a cancellation. */
    INTERRUPTED,
    /** The time that the wait was given has come. */
    TIMED_OUT,
    /** The wait could never have ended, because what it waited for waited for the waiting strand. */
    SELF_WAIT
}
