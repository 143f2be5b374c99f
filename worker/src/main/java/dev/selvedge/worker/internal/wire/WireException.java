package dev.selvedge.worker.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Thrown where what the other side sent breaks the rules of the wire. The connection is of no more use. */
public final class WireException extends IOException {

    private static final long serialVersionUID = 1;

    /** Says which rule. */
    public WireException(String message) {
        super(message);
    }

    /** Says which rule, and what found it. */
    public WireException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
