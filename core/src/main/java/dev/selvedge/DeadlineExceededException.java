package dev.selvedge;

/**
 * Thrown by the scope, or the shield, whose own deadline has passed before it had ended. Inside, the deadline shows as a
 * cancellation; outside, as this.
 */
public final class DeadlineExceededException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DeadlineExceededException(String message) {
        super(message);
    }
}
