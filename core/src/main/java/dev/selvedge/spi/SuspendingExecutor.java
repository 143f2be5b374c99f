package dev.selvedge.spi;

import java.util.concurrent.Executor;

/**
 * An executor whose tasks share what runs them: one that waits is suspended, others go on in its place, and later it goes on itself. An event loop
 * is one. A dispatcher on it forks tasks that are {@link SuspendableTask}s; before it runs one, the executor gives it the parker that
 * suspends it.
 *
 * <p>Who controls every thread, as a simulation does, may run such a task on a thread of its own, without this executor; the task then parks as
 * any other.
 */
public interface SuspendingExecutor extends Executor {}
