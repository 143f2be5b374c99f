package dev.selvedge.sync;

/**
 * Thrown to who waits for a {@link Mutex}, or takes it, whose owner has ended without giving it back: what the mutex guards
 * may be half done. The message names the owner.
 */
public final class AbandonedMutexException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    AbandonedMutexException(String message) {
        super(message);
    }
}
