package dev.selvedge.lab.plan;

import java.io.Serial;

/** Thrown when what the servers of a workload stand on is not there or refuses; the message is one sentence for the user. */
public class DownstreamException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    /** Creates the exception with its sentence. */
    public DownstreamException(String message, Throwable cause) {
        super(message, cause);
    }
}
