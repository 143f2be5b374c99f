package dev.selvedge.spi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Carries something that belongs to the thread which forks over to the task, such as the values of thread locals. Registered
 * by {@link dev.selvedge.Context#carry(ContextCarrier)}. Implementations are safe for use by many threads at once.
 */
public interface ContextCarrier {

    /**
     * Makes a body that runs with what there is on the current thread. Called at each fork, by the thread that forks; must
     * neither block nor use Selvedge. What it throws comes out of the fork, and no task is forked.
     *
     * @param body what the task does
     * @param <T> the type of its result
     * @return the body itself, if there is nothing to carry; else one that sets what was here, calls it, and restores what was
     *     there
     */
    <T extends @Nullable Object> Callable<T> carry(Callable<T> body);
}
