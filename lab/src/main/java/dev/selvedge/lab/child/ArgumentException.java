package dev.selvedge.lab.child;

import java.io.Serial;

/** Thrown when an argument of a child is missing, unknown or makes no sense; the message is one sentence for its user. */
public final class ArgumentException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with a sentence that names what was given, what was expected and what to do. */
    public ArgumentException(String message) {
        super(message);
    }
}
