package dev.selvedge.spi;

/**
 * Is told what scopes and tasks do. Every method is called on the thread that did it, outside any lock; it must return
 * fast and never throw. The names are those of {@code Scope.name()} and {@code Task.name()}.
 */
public interface TaskListener {

    /**
     * Whether it wants to be told of anything but problems. Asked before names are put together, so that nobody pays
     * for a listener that does not listen.
     *
     * @return whether it listens; the same answer always
     */
    default boolean listens() {
        return false;
    }

    /**
     * A scope was opened.
     *
     * @param scope the scope's name
     */
    default void scopeOpened(String scope) {}

    /**
     * A scope was closed: all its tasks have ended.
     *
     * @param scope the scope's name
     */
    default void scopeClosed(String scope) {}

    /**
     * A task was forked.
     *
     * @param scope the scope's name
     * @param task the task's name
     */
    default void taskForked(String scope, String task) {}

    /**
     * A task has ended.
     *
     * @param scope the scope's name
     * @param task the task's name
     * @param outcome {@code success}, {@code failure} or {@code cancelled}
     */
    default void taskEnded(String scope, String task, String outcome) {}

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
