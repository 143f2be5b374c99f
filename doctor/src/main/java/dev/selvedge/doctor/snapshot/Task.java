package dev.selvedge.doctor.snapshot;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Selvedge knows of what runs on a thread.
 *
 * @param description such as {@code task 'copy' of scope 'import'}; empty if Selvedge does not know the thread
 * @param forkedAt where it was forked, innermost frame first
 * @param name its name; empty for a thread that is no task
 * @param scope the scope that it belongs to, by {@link ScopeState#id()}; empty for a thread that is no task
 * @param daemon whether it is cancelled once only daemons are left
 * @param cancelled the cancellation that was asked for, of it or of its scope; {@code null} if none was
 */
public record Task(
        String description,
        List<String> forkedAt,
        String name,
        String scope,
        boolean daemon,
        @Nullable Asked cancelled) {

    /** Nothing is known. */
    public static final Task NONE = new Task("", List.of(), "", "", false, null);

    /** Takes a copy, and sees that all is there. */
    public Task {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scope, "scope");
        forkedAt = List.copyOf(forkedAt);
    }
}
