package dev.selvedge.doctor.snapshot;

import java.util.List;
import java.util.Objects;

/**
 * One thing that a thread waits for.
 *
 * @param operation what is to be done with it: {@code lock}, {@code join}, {@code notify} (an {@code Object.wait}), {@code class init},
 *     {@code park} (nothing more is known), {@code io}, or one of Selvedge's: {@code receive}, {@code send}, {@code take}, {@code join},
 *     {@code wait for the end of}
 * @param resource what it is
 * @param holders whose doing ends the wait, as numbers of threads
 * @param anybody whether it could be anybody's doing, so that having no holders says nothing
 * @param timed whether it ends by itself after some time
 */
public record Wait(String operation, Resource resource, List<Long> holders, boolean anybody, boolean timed) {

    /** Takes a copy, and sees that all is there. */
    public Wait {
        Objects.requireNonNull(operation, "operation");
        Objects.requireNonNull(resource, "resource");
        holders = List.copyOf(holders);
    }
}
