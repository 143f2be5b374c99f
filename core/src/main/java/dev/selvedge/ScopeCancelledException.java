package dev.selvedge;

/**
 * Thrown by a scope that was cancelled by {@link Scope#cancel(String)} before its body had a result. The caller of the
 * scope is not cancelled by that.
 */
public final class ScopeCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Cancellation cancellation;

    ScopeCancelledException(String scope, Cancellation cancellation) {
        super(scope + " has no result: it was " + cancellation);
        this.cancellation = cancellation;
    }

    /**
     * Who cancelled it, why and when.
     *
     * @return the cancellation
     */
    public Cancellation cancellation() {
        return cancellation;
    }
}
