package dev.selvedge.lab.plan;

/** Says in one line what the user asked for that cannot be done, and what to do instead. */
public final class WrongUsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message one line: what was given, what was expected, what to do
     */
    public WrongUsageException(String message) {
        super(message, null, false, false);
    }
}
