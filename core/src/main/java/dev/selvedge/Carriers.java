package dev.selvedge;

import dev.selvedge.spi.ContextCarrier;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** What is carried from forking threads to tasks, in the order in which it was registered. */
final class Carriers {

    /** One for each registration, so that closing one of two that carry the same leaves the other. */
    private record Registered(ContextCarrier carrier) {

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private static final CopyOnWriteArrayList<Registered> ALL = new CopyOnWriteArrayList<>();

    private Carriers() {}

    static Context.Registration register(ContextCarrier carrier) {
        Registered registered = new Registered(carrier);
        ALL.addFirst(registered);
        return () -> ALL.remove(registered);
    }

    /** The body, with all that is carried; the newest is wrapped first, so the oldest is outermost. */
    @SuppressWarnings("unchecked") // a body that gives a subtype of T gives a T
    static <T extends @Nullable Object> Callable<? extends T> wrap(Callable<? extends T> body) {
        if (ALL.isEmpty()) {
            return body;
        }
        Callable<T> wrapped = (Callable<T>) body;
        for (Registered registered : ALL) {
            wrapped = registered.carrier.carry(wrapped);
        }
        return wrapped;
    }
}
