package dev.selvedge.doctor.snapshot;

import java.util.Objects;

/**
 * Something that can be waited for.
 *
 * @param id tells it from all others; the same in later snapshots of the same JVM, as far as that can be known
 * @param kind {@code monitor}, {@code lock}, {@code thread}, {@code class}, {@code condition}, {@code semaphore}, {@code latch},
 *     {@code queue}, {@code future}, {@code task}, {@code scope}, {@code channel}, {@code selvedge} or {@code other}
 * @param description what to call it, such as {@code monitor of com.acme.Account@1f} or {@code channel 'orders'}
 */
public record Resource(String id, String kind, String description) {

    /** Sees that all is there. */
    public Resource {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(description, "description");
    }
}
