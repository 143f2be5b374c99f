package dev.selvedge.kafka.calls;

import dev.selvedge.worker.internal.data.Failure;

/**
 * Tells of an exception that a job has thrown on another machine. The exception itself is not sent: this has its class's name, its message and its stack, and
 * so has each of its causes.
 */
public final class CallFailedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;

    private CallFailedException(Failure told) {
        super(told.message() == null ? told.type() : told.type() + ": " + told.message());
        type = told.type();
        setStackTrace(told.stackTrace());
    }

    @SuppressWarnings("ThrowableNotThrown")
    static CallFailedException of(Failure told) {
        CallFailedException outermost = new CallFailedException(told);
        CallFailedException last = outermost;
        for (Failure cause : told.causes()) {
            CallFailedException next = new CallFailedException(cause);
            last.initCause(next);
            last = next;
        }
        return outermost;
    }

    /**
     * The class of the exception that was thrown there.
     *
     * @return the name of the class
     */
    public String type() {
        return type;
    }
}
