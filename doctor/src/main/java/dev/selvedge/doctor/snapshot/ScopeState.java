package dev.selvedge.doctor.snapshot;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scope of Selvedge that has tasks.
 *
 * @param id tells it from all others; the same in later snapshots of the same JVM
 * @param name its name
 * @param owner the thread that runs its body, by number; 0 if there is none
 * @param ageMillis how long ago it was opened, in milliseconds
 * @param leftMillis what is left until its own deadline, in milliseconds, negative after that; {@code null} if it has none
 * @param cancelled the cancellation that was asked for; {@code null} if none was
 */
public record ScopeState(
        String id,
        String name,
        long owner,
        long ageMillis,
        @Nullable Long leftMillis,
        @Nullable Asked cancelled) {

    /** Sees that all is there. */
    public ScopeState {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
    }
}
