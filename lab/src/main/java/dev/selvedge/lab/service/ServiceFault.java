package dev.selvedge.lab.service;

import dev.selvedge.lab.child.ArgumentException;
import dev.selvedge.lab.child.Arguments;
import java.util.Locale;
import java.util.Optional;

/** What a service does wrong, on purpose. */
public enum ServiceFault {

    /** Nothing. */
    NONE,

    /** Every call is answered 500, after the usual time. */
    FAIL,

    /** No call is ever answered. */
    HANG,

    /** Every call takes ten times as long. */
    SLOW;

    /** How many times as long a call takes that is slow. */
    public static final int SLOWER = 10;

    /**
     * Returns what {@code --fault} asks for; nothing where it is missing.
     *
     * @throws ArgumentException if there is no such fault
     */
    public static ServiceFault from(Arguments arguments) throws ArgumentException {
        String name = arguments.text("fault", NONE.label());
        return named(name)
                .orElseThrow(
                        () -> new ArgumentException("--fault is '" + name + "': expected none, fail, hang or slow"));
    }

    /** Returns the fault of that name, in any case; empty if there is none. */
    public static Optional<ServiceFault> named(String name) {
        for (ServiceFault fault : values()) {
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
