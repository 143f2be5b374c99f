package dev.selvedge.lab.database;

import dev.selvedge.lab.plan.DownstreamException;
import java.io.Serial;

/** Thrown when the database is not there, refuses, or has lost or doubled an order; the message is one sentence for the user. */
public final class DatabaseException extends DownstreamException {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its sentence. */
    public DatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
