package dev.selvedge.examples.tokens;

import java.time.Duration;

/** Says that a permit was held until the deadline ended its holder. */
final class HeldTooLongException extends RuntimeException {
    HeldTooLongException(Permit permit, Duration held, Throwable cause) {
        super("held permit " + permit.number() + " for " + held.toMillis() + " ms, until its deadline", cause);
    }
}
