package dev.selvedge.lab.payment;

import java.util.Locale;
import java.util.Optional;

/** What the payment service does wrong, on purpose. */
public enum Fault {
    /** Nothing. */
    NONE,
    /** Every call is answered 500, after the usual time. */
    FAIL,
    /** No call is ever answered. */
    HANG,
    /** Every call takes ten times as long. */
    SLOW;

    /** Returns the fault of that name, in any case; empty if there is none. */
    public static Optional<Fault> named(String name) {
        for (Fault fault : values()) {
            if (fault.label().equals(name.toLowerCase(Locale.ROOT))) {
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** Returns the name as it is written in arguments. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
