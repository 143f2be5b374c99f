package dev.selvedge;

import org.jspecify.annotations.Nullable;

/** The values of context locals at one place: an immutable list, innermost first, shared by all below that place. */
final class Bindings {

    private final ContextLocal<?> local;
    private final Object value;
    private final @Nullable Bindings outer;

    Bindings(ContextLocal<?> local, Object value, @Nullable Bindings outer) {
        this.local = local;
        this.value = value;
        this.outer = outer;
    }

    /** The value that was set last for a local, or {@code null}. */
    @SuppressWarnings("unchecked") // a value is only ever set together with its own local
    static <T> @Nullable T find(@Nullable Bindings innermost, ContextLocal<T> local) {
        for (Bindings bindings = innermost; bindings != null; bindings = bindings.outer) {
            if (bindings.local == local) {
                return (T) bindings.value;
            }
        }
        return null;
    }

    /** What was set last, for messages. */
    String describe() {
        return "a value of " + local;
    }
}
