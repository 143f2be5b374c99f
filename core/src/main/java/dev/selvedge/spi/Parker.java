package dev.selvedge.spi;

/**
 * Parks the calling thread and wakes others, with the permit of {@link java.util.concurrent.locks.LockSupport}: a wake
 * that comes first makes the next park return at once. Implementations are safe for use by many threads at once.
 */
public interface Parker {

    /**
     * Waits until woken, interrupted, or for no reason. Does not clear the interrupt flag.
     *
     * @param blocker what the thread waits for, for diagnosis
     */
    void park(Object blocker);

    /**
     * Waits until woken, interrupted, the time has come, or for no reason. Does not clear the interrupt flag.
     *
     * @param blocker what the thread waits for, for diagnosis
     * @param nanoTime when to stop waiting, in nanoseconds on the scale of {@link TimeSource#nanoTime()}
     */
    void parkUntil(Object blocker, long nanoTime);

    /**
     * Wakes the thread, or lets its next park return at once. Does not block.
     *
     * @param thread the thread to wake
     */
    void unpark(Thread thread);

    /**
     * Lets others run for a moment, because a lock that is held for a few instructions only was found taken.
     *
     * @param attempt how often the caller has tried already, counted from 0
     */
    void pause(int attempt);

    /**
     * An operation of the library is about to take effect, and a parker that decides who runs may let somebody else run first.
     * Called on the thread that runs the operation, with no lock of the library held, and only if the installed
     * {@link Environment.Resolver} {@linkplain Environment.Resolver#decidesWhoRuns() decides who runs}.
     */
    default void switchPoint() {}

    /**
     * How long a wait that may be over in an instant may {@link #pause} before it parks. It is 0 where no other processor could
     * bring that about meanwhile, or where nothing runs at the same time.
     *
     * @return the time in nanoseconds; 0 unless overridden
     */
    default long patience() {
        return 0;
    }
}
