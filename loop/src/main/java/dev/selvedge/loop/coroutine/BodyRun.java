package dev.selvedge.loop.coroutine;

/**
 * One run of a body that can be suspended from any depth of its calls. Two parties: the <em>reader</em>, who resumes it, and the
 * body. Exactly one of them runs at any time. The body throws nothing: its maker sees to that.
 */
public interface BodyRun {

    /** Runs the body from its beginning, or from where it was suspended, until it is suspended or ends. Called by the reader. */
    void run();

    /**
     * Whether there is nothing left to run.
     *
     * @return whether the body has ended
     */
    boolean isDone();

    /**
     * Whether the body calls.
     *
     * @return whether the calling code is the body, and not inside another body that this one resumed
     */
    boolean isInside();

    /**
     * Suspends the body. Called by the body itself.
     *
     * @return whether it was suspended and resumed; if not, something on its stack can't be suspended
     */
    boolean suspend();

    /**
     * The same, saying why.
     *
     * @param blocker what the body waits for, for diagnosis: seen where it has a thread of its own
     * @return whether it was suspended and resumed
     */
    default boolean suspend(Object blocker) {
        return suspend();
    }

    /** Resumes a body that no reader waits for, if it would not go by itself when nobody reaches it any more. Does not block. */
    default void abandon() {}
}
