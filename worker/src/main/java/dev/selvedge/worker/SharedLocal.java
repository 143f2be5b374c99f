package dev.selvedge.worker;

import dev.selvedge.ContextLocal;
import java.util.Objects;

/**
 * A context local whose value goes along with every job.
 *
 * @param name what it is called on the way, unique within its {@link SharedContext}
 * @param local the context local
 * @param type the type of its value, one that may cross as the component of a job may
 * @param <T> the type of its value
 */
public record SharedLocal<T>(String name, ContextLocal<T> local, Class<T> type) {

    /**
     * Checks that nothing is missing.
     *
     * @throws NullPointerException if a part is {@code null}
     */
    public SharedLocal {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(local, "local");
        Objects.requireNonNull(type, "type");
    }
}
