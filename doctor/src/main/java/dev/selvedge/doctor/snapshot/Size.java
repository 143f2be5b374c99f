package dev.selvedge.doctor.snapshot;

import java.util.List;
import java.util.Objects;

/**
 * How much is in a queue.
 *
 * @param resource the queue, a channel or what an executor has to do
 * @param size how many elements
 * @param capacity how many it can have; -1 if there is no bound
 * @param place a field of the program that leads to it, such as {@code com.acme.Orders.pending}; empty if none is known
 * @param users threads whose tasks lead to it, by number: some of them
 * @param takersWaitAt what those wait for who want an element, by {@link Resource#id()}; empty if it is not known
 */
public record Size(Resource resource, long size, long capacity, String place, List<Long> users, String takersWaitAt) {

    /** Takes a copy, and sees that all is there. */
    public Size {
        Objects.requireNonNull(resource, "resource");
        users = List.copyOf(users);
    }
}
