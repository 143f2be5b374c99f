package dev.selvedge.spi;

/**
 * Is told what scopes and tasks do. Every method is called on the thread that did it, outside any lock; it must return
 * fast and never throw.
 */
public interface TaskListener {

    /**
     * A scope or a task: itself and no other, compared by {@code ==}. Who keeps one keeps all that belongs to it; keep it
     * no longer than it lives.
     */
    interface Named {

        /**
         * That of {@code Scope.name()} or {@code Task.name()}, put together when it is asked for.
         *
         * @return the name
         */
        String name();
    }

    /**
     * Whether it wants to be told of anything but problems at this moment. Asked each time, so that nobody pays for a
     * listener that does not listen.
     *
     * @return whether it listens
     */
    default boolean listens() {
        return false;
    }

    /**
     * A scope was opened.
     *
     * @param scope the scope
     */
    default void scopeOpened(Named scope) {}

    /**
     * A scope was closed: all its tasks have ended. On the thread that opened it.
     *
     * @param scope the scope
     */
    default void scopeClosed(Named scope) {}

    /**
     * A task was forked: its thread is started next, by a {@link ThreadStarter}.
     *
     * @param scope the scope
     * @param task the task
     */
    default void taskForked(Named scope, Named task) {}

    /**
     * A task has ended: on its thread, or on that which forked it if no thread could be had.
     *
     * @param scope the scope
     * @param task the task
     * @param outcome {@code success}, {@code failure} or {@code cancelled}
     */
    default void taskEnded(Named scope, Named task, String outcome) {}

    /**
     * Cancellation was asked for.
     *
     * @param what what is to be cancelled
     * @param canceller who asked
     * @param reason why
     */
    default void cancelled(String what, String canceller, String reason) {}

    /**
     * Something went wrong that no caller could be told of, such as a handler that threw.
     *
     * @param message what went wrong, in a sentence
     * @param problem the exception
     */
    default void problem(String message, Throwable problem) {}
}
