package dev.selvedge.worker;

import dev.selvedge.worker.internal.data.Failure;

/**
 * Tells of an exception that was thrown in another process, or on another machine. The exception itself is not sent: this has its class's name, its
 * message and its stack, and so has each of its causes.
 */
public final class RemoteException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String type;

    private RemoteException(Failure told) {
        super(told.message() == null ? told.type() : told.type() + ": " + told.message());
        type = told.type();
        setStackTrace(told.stackTrace());
    }

    /**
     * Makes one of what came over the border. For those who carry jobs across; nobody else has a {@code Failure}.
     *
     * @param told what came
     * @return the exception, with its causes
     */
    @SuppressWarnings("ThrowableNotThrown")
    public static RemoteException of(Failure told) {
        RemoteException outermost = new RemoteException(told);
        RemoteException last = outermost;
        for (Failure cause : told.causes()) {
            RemoteException next = new RemoteException(cause);
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
