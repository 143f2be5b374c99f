package dev.selvedge.loop.bridge;

import java.util.concurrent.CompletionException;

/** What the far side failed with, on its way to who waits for it here. */
final class Failures {

    private Failures() {}

    /**
     * Throws a failure at who has waited for it: as it is, also where nothing declares it, with the waiter's stack in
     * it. One that tells of an interrupt was not the waiter's interrupt, and is thrown as the cause of another.
     */
    static RuntimeException throwAtWaiter(Throwable failure) {
        if (failure instanceof InterruptedException) {
            throw new CompletionException(failure);
        }
        WaitedForException.noteIn(failure);
        throw Failures.<RuntimeException>sneak(failure);
    }

    /**
     * Throws, whatever the type; declared to return an exception so that the caller's compiler sees that it ends there.
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
