package dev.selvedge;

import dev.selvedge.internal.wait.Strand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Values of context locals for a body that is yet to run. Immutable. */
public final class ContextBinding {

    private final @Nullable ContextBinding before;
    private final ContextLocal<?> local;
    private final Object value;

    ContextBinding(@Nullable ContextBinding before, ContextLocal<?> local, Object value) {
        this.before = before;
        this.local = local;
        this.value = value;
    }

    /**
     * Adds a value.
     *
     * @param other the context local
     * @param newValue its value
     * @param <T> the type of the value
     * @return both
     */
    public <T> ContextBinding where(ContextLocal<T> other, T newValue) {
        return new ContextBinding(
                this, Objects.requireNonNull(other, "other"), Objects.requireNonNull(newValue, "newValue"));
    }

    /**
     * Runs the body on this thread with these values.
     *
     * @param body what to do
     * @param <T> the type of its result
     * @param <X> the type of the exception it declares
     * @return what the body returned
     * @throws X if the body throws it
     * @throws InterruptedException if the body throws it
     */
    public <T extends @Nullable Object, X extends Exception> T call(Body<T, X> body) throws X, InterruptedException {
        Objects.requireNonNull(body, "body");
        Strand strand = Strand.current();
        Object outer = strand.context();
        strand.context(bindings((Bindings) outer));
        try {
            return body.call();
        } finally {
            strand.context(outer);
        }
    }

    private Bindings bindings(@Nullable Bindings outer) {
        return new Bindings(local, value, before == null ? outer : before.bindings(outer));
    }

    /**
     * What runs with the values. For a body without a result, return {@code null}.
     *
     * @param <T> the type of its result
     * @param <X> the type of the exception it declares
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object, X extends Exception> {

        /**
         * Runs.
         *
         * @return the result
         * @throws X if it fails
         * @throws InterruptedException if it is interrupted
         */
        T call() throws X, InterruptedException;
    }
}
