package dev.selvedge.doctor.snapshot;

import java.util.List;

/**
 * What Selvedge knows of what runs on a thread.
 *
 * @param description such as {@code task 'copy' of scope 'import'}; empty if Selvedge does not know the thread
 * @param forkedAt where it was forked, innermost frame first
 */
public record Task(String description, List<String> forkedAt) {

    /** Nothing is known. */
    public static final Task NONE = new Task("", List.of());

    /** Takes a copy. */
    public Task {
        forkedAt = List.copyOf(forkedAt);
    }
}
