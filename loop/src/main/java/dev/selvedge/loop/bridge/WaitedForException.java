package dev.selvedge.loop.bridge;

import dev.selvedge.Taker;

/**
 * The stack of somebody who waited for what failed. It is suppressed in the failure, whose own stack is that of the
 * code that failed, elsewhere; nobody throws it.
 */
final class WaitedForException extends Exception {

    private static final long serialVersionUID = 1;

    /** A failure may be kept and waited for again for ever: so many waits are noted in it. */
    private static final int MOST_IN_ONE_FAILURE = 8;

    private WaitedForException() {
        super("waited for by " + Taker.current().describe());
    }

    /** Notes in the failure that the caller has waited for it. */
    static void noteIn(Throwable failure) {
        int noted = 0;
        for (Throwable suppressed : failure.getSuppressed()) {
            noted += suppressed instanceof WaitedForException ? 1 : 0;
        }
        if (noted < MOST_IN_ONE_FAILURE) {
            failure.addSuppressed(new WaitedForException());
        }
    }
}
