package dev.selvedge.doctor.snapshot;

import java.util.Objects;

/**
 * A cancellation that was asked for, and is not yet obeyed.
 *
 * @param by who asked
 * @param reason why
 * @param agoMillis how long ago, in milliseconds
 */
public record Asked(String by, String reason, long agoMillis) {

    /** Sees that all is there. */
    public Asked {
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reason, "reason");
    }
}
