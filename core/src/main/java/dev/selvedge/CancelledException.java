package dev.selvedge;

/**
 * Thrown by what blocks when the task that calls it is cancelled, instead of taking effect. It says that <i>you
 * yourself</i> were cancelled: let it pass, or clean up and rethrow it. To block while cleaning up, enter a
 * {@linkplain Cancellation#shield shield}.
 *
 * <p>Its cause, if any, is the exception that led to the cancellation.
 */
public final class CancelledException extends InterruptedException {

    private static final long serialVersionUID = 1;

    private final transient Cancellation cancellation;

    CancelledException(String who, Cancellation cancellation) {
        super(who + " was " + cancellation);
        this.cancellation = cancellation;
        cancellation.trigger().ifPresent(this::initCause);
        cancellation.handlerFailures().forEach(this::addSuppressed);
    }

    /**
     * Who cancelled, why and when.
     *
     * @return the cancellation
     */
    public Cancellation cancellation() {
        return cancellation;
    }
}
