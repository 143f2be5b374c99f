package dev.selvedge.worker;

import org.jspecify.annotations.Nullable;

/** Thrown by a job for which no child process could be started. The message says why; the next job tries again. */
public final class WorkerStartException extends RuntimeException {

    private static final long serialVersionUID = 1;

    WorkerStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
