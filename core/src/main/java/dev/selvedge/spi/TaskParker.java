package dev.selvedge.spi;

/**
 * Suspends one task and has it go on, with a permit as {@link Parker} has one: a wake that comes first makes the next park return at once. While the task
 * is suspended its thread belongs to others: the library neither interrupts nor asks it on the task's account.
 */
public interface TaskParker {

    /**
     * Suspends the task until it is woken, or for no reason. Called by the task.
     *
     * @param blocker what the task waits for, for diagnosis
     */
    void park(Object blocker);

    /**
     * Suspends the task until it is woken, the time has come, or for no reason. Called by the task.
     *
     * @param blocker what the task waits for, for diagnosis
     * @param nanoTime when to stop waiting, in nanoseconds on the scale of {@link TimeSource#nanoTime()}
     */
    void parkUntil(Object blocker, long nanoTime);

    /** Has the task go on, or lets its next park return at once. Called by any thread; does not block, and does not run the task. */
    void unpark();
}
