package dev.selvedge;

import dev.selvedge.internal.wait.Strand;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value that belongs to what is being done, such as the user of a request: set for a body, seen by all that the body
 * calls and by every task that it forks, at any depth, and gone when the body has ended. A fork costs nothing more where
 * none is set.
 *
 * {@snippet :
 * static final ContextLocal<User> USER = ContextLocal.named("user");
 *
 * USER.where(user).call(() -> handle(request));   // inside: USER.get()
 * }
 *
 * @param <T> the type of the value
 */
public final class ContextLocal<T> {

    private final String name;
    private final @Nullable T initial;

    private ContextLocal(String name, @Nullable T initial) {
        this.name = name;
        this.initial = initial;
    }

    /**
     * Makes one that has no value until it is given one.
     *
     * @param name its name, for messages; need not be unique
     * @param <T> the type of the value
     * @return the context local
     */
    public static <T> ContextLocal<T> named(String name) {
        return new ContextLocal<>(Objects.requireNonNull(name, "name"), null);
    }

    /**
     * Makes one that has a value where it was given no other.
     *
     * @param name its name, for messages; need not be unique
     * @param initial the value that it has then
     * @param <T> the type of the value
     * @return the context local
     */
    public static <T> ContextLocal<T> named(String name, T initial) {
        return new ContextLocal<>(Objects.requireNonNull(name, "name"), Objects.requireNonNull(initial, "initial"));
    }

    /**
     * The value here. Never blocks.
     *
     * @return the value
     * @throws NoSuchElementException if it has none
     */
    public T get() {
        T value = getOrNull();
        if (value == null) {
            throw new NoSuchElementException("context local '" + name + "' has no value here: set it around this call with"
                    + " where(...), or give it an initial value");
        }
        return value;
    }

    /**
     * The value here, if it has one. Never blocks.
     *
     * @return the value, or {@code null}
     */
    public @Nullable T getOrNull() {
        T bound = Bindings.find((Bindings) Strand.current().context(), this);
        return bound != null ? bound : initial;
    }

    /**
     * Begins a body in which it has a value.
     *
     * @param value the value
     * @return to run the body
     */
    public ContextBinding where(T value) {
        return new ContextBinding(null, this, Objects.requireNonNull(value, "value"));
    }

    @Override
    public String toString() {
        return "context local '" + name + "'";
    }
}
