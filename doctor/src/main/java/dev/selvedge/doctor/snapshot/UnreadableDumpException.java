package dev.selvedge.doctor.snapshot;

/** A file is no thread dump that could be read. The message says why, in one line. */
public final class UnreadableDumpException extends RuntimeException {

    UnreadableDumpException(String message) {
        super(message);
    }

    UnreadableDumpException(String message, Throwable cause) {
        super(message, cause);
    }
}
