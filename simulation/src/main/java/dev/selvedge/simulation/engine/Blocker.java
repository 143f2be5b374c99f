package dev.selvedge.simulation.engine;

import org.jspecify.annotations.Nullable;

/** What a simulated thread waits for, when it is neither a resource of the library nor a lock of the JDK: it speaks for itself in a report. */
public interface Blocker {

    /** {@return what the thread wants to do, as in "enter the monitor of Account"} */
    String describe();

    /** {@return what tells it from others of the same description, to be numbered by identity} */
    Object subject();

    /** {@return who holds it, or {@code null} if nobody does} */
    @Nullable
    Thread holder();
}
