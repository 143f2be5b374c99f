package dev.selvedge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that a {@link Scope} runs beside others: it ends before its scope does, with a value, an exception, or
 * cancelled.
 *
 * @param <T> the type of its value
 */
public sealed interface Task<T extends @Nullable Object> permits ForkedTask {

    /**
     * Waits until the task has ended and gives its value. If it has ended already, returns or throws at once.
     *
     * @return what the task's body returned
     * @throws TaskFailedException if the task failed, even where the caller is cancelled
     * @throws TaskCancelledException if the task was cancelled and the caller is not
     * @throws IllegalStateException if the wait would never end, because the task waits for the caller
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    T join() throws InterruptedException;

    /**
     * Waits until the task has ended and tells how. A failure that was seen this way is not thrown again by a supervised
     * scope.
     *
     * @return how the task ended
     * @throws IllegalStateException if the wait would never end, because the task waits for the caller
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    Outcome<T> outcome() throws InterruptedException;

    /**
     * Tells how the task ended, if it has. Never blocks.
     *
     * @return how it ended, or {@code null} if it has not
     */
    @Nullable
    Outcome<T> tryOutcome();

    /**
     * Whether the task has ended.
     *
     * @return whether it has
     */
    boolean isDone();

    /**
     * Cancels this task alone. Does not wait for its end. It is no failure of its scope. Once the task has ended, or was
     * cancelled, it does nothing.
     *
     * @param reason why, for messages
     * @return whether this call cancelled it
     */
    boolean cancel(String reason);

    /**
     * A clause that is ready when the task has ended, with its value; where the task failed or was cancelled, choosing it
     * throws as {@link #join()} does.
     *
     * @return the clause
     */
    Clause<T> onDone();

    /**
     * The same, with a handler.
     *
     * @param handler is given the value, after the clause was chosen, on the selecting thread
     * @param <R> the type of the handler's result
     * @return the clause
     */
    <R extends @Nullable Object> Clause<R> onDone(Clause.Handler<? super T, ? extends R> handler);

    /**
     * A clause that is ready when the task has ended, however it did.
     *
     * @param handler is given the outcome, after the clause was chosen, on the selecting thread
     * @param <R> the type of the handler's result
     * @return the clause
     */
    <R extends @Nullable Object> Clause<R> onOutcome(Clause.Handler<? super Outcome<T>, ? extends R> handler);

    /**
     * Arranges for an action to run once when the task has ended, however it did, and even where its body never ran: on the
     * thread that ended it, before its scope can end; at once, on this thread, if it has ended already. For bridges to code
     * that is told of an end and does not wait for it; whoever can wait joins. It must not block. What it throws is reported
     * to the environment's listener, which logs it, unless it is thrown on this thread.
     *
     * <p>A failure does not count as seen by that.
     *
     * @param action what to do
     */
    void whenEnded(Runnable action);

    /**
     * The stack of the call that forked it, innermost frame first, without frames of this library. Where every fork of
     * the same code so far had the same stack, it is the stack of an earlier one: forks are then checked now and then only.
     * Never blocks.
     *
     * @return the frames
     */
    List<StackTraceElement> forkTrace();

    /**
     * The name that it was given, or one made from that of its scope.
     *
     * @return the name
     */
    String name();

    /** The body of a task without a result. */
    @FunctionalInterface
    interface Action {

        /**
         * Runs, on the task's thread.
         *
         * @throws Exception if it fails
         */
        void run() throws Exception;
    }
}
