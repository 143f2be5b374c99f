package dev.selvedge.lab.process;

import java.io.Serial;

/** Says in one sentence that a child did not start, or ended before its time. */
public final class ChildFailedException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which child, what happened, and what the child itself said about it
     */
    public ChildFailedException(String message) {
        super(message);
    }
}
