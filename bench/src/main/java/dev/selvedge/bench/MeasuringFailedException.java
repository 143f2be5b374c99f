package dev.selvedge.bench;

import org.jspecify.annotations.Nullable;

/** A system did not do the work of a row. */
final class MeasuringFailedException extends Exception {

    MeasuringFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
