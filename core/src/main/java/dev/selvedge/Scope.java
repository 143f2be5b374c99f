package dev.selvedge;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * A block of code with tasks beside it, which ends when all of them have ended. The body runs on the calling thread; tasks
 * that it {@linkplain #fork forks} run on virtual threads of their own.
 *
 * {@snippet :
 * Quote quote = Scope.call(scope -> {
 *     Task<Price> price = scope.fork("price", () -> pricing.fetch(item));
 *     Task<Stock> stock = scope.fork("stock", () -> warehouse.count(item));
 *     return new Quote(price.join(), stock.join());
 * });
 * }
 *
 * <p>When a task fails, the scope is cancelled: its other tasks, and the body. When all have ended, the scope throws
 * {@link TaskFailedException}, whose cause is the task's exception; what failed later is suppressed in it. When the body
 * throws, the tasks are cancelled and waited for, and the body's exception comes out as itself. In a
 * {@linkplain #supervised() supervised} scope, failures stay with their tasks.
 *
 * <p>A scope belongs to its body and to the tasks inside it: only they may fork, and only while it is open.
 *
 * <p>An interrupt that hits the body, or the calling thread while it waits for the tasks, cancels the tasks, waits for
 * them, and comes out as {@link InterruptedException}, or as the interrupt flag where another exception comes out.
 */
public sealed interface Scope permits ScopeImpl {

    // ---- opening one -----------------------------------------------------------------------------------------------

    /**
     * Runs the body in a new scope and waits until all its tasks have ended.
     *
     * @param body what to do
     * @param <T> the type of its result
     * @param <X> the type of the exception it declares
     * @return what the body returned
     * @throws X if the body throws it
     * @throws TaskFailedException if a task failed
     * @throws ScopeCancelledException if the scope was {@linkplain #cancel(String) cancelled} before the body had a result
     * @throws CancelledException if the task that opened the scope was cancelled
     * @throws InterruptedException if the thread was interrupted
     */
    static <T extends @Nullable Object, X extends Exception> T call(Body<T, X> body) throws X, InterruptedException {
        return ScopeBuilder.PLAIN.call(body);
    }

    /**
     * The same, for a body without a result.
     *
     * @param body what to do
     * @param <X> the type of the exception it declares
     * @throws X if the body throws it
     * @throws TaskFailedException if a task failed
     * @throws ScopeCancelledException if the scope was {@linkplain #cancel(String) cancelled} before the body was done
     * @throws CancelledException if the task that opened the scope was cancelled
     * @throws InterruptedException if the thread was interrupted
     */
    static <X extends Exception> void run(Action<X> body) throws X, InterruptedException {
        ScopeBuilder.PLAIN.run(body);
    }

    /**
     * Begins to describe a scope that has a name, for messages and diagnosis.
     *
     * @param name the name
     * @return the description so far
     */
    static ScopeBuilder named(String name) {
        return ScopeBuilder.PLAIN.named(name);
    }

    /**
     * Begins to describe a scope that must have ended, tasks included, within a time.
     *
     * @param limit how long it may take, from its opening
     * @return the description so far
     * @throws IllegalArgumentException if {@code limit} is negative
     */
    static ScopeBuilder within(Duration limit) {
        return ScopeBuilder.PLAIN.within(limit);
    }

    /**
     * Begins to describe a scope of which only so many tasks run at a time; {@code fork} blocks while that many do.
     *
     * @param tasks how many, at least 1
     * @return the description so far
     * @throws IllegalArgumentException if {@code tasks} is less than 1
     */
    static ScopeBuilder limit(int tasks) {
        return ScopeBuilder.PLAIN.limit(tasks);
    }

    /**
     * Begins to describe a scope in which one task's failure does not cancel the others.
     *
     * @return the description so far
     * @see ScopeBuilder#supervised()
     */
    static ScopeBuilder supervised() {
        return ScopeBuilder.PLAIN.supervised();
    }

    // ---- forking ---------------------------------------------------------------------------------------------------

    /**
     * Runs a task beside the body. If the scope has a {@linkplain #limit(int) limit}, blocks while that many run; where
     * each of those is itself waiting here to fork, fails instead.
     *
     * <p>If the scope is cancelled, also while this waits, the task that is returned is cancelled and its body does not
     * run.
     *
     * @param body what to do
     * @param <T> the type of its result
     * @return the task
     * @throws IllegalStateException if the scope is closed, if the caller is not inside it, or if waiting for the limit
     *     would never end
     * @throws CancelledException if the caller, but not the scope, is cancelled while it waits; no task was forked
     * @throws InterruptedException if the thread is interrupted while it waits; no task was forked
     */
    <T extends @Nullable Object> Task<T> fork(Callable<? extends T> body) throws InterruptedException;

    /**
     * The same, for a task with a name.
     *
     * @param name the task's name, for messages and diagnosis
     * @param body what to do
     * @param <T> the type of its result
     * @return the task
     * @throws IllegalStateException as for {@link #fork(Callable)}
     * @throws CancelledException as for {@link #fork(Callable)}
     * @throws InterruptedException as for {@link #fork(Callable)}
     */
    <T extends @Nullable Object> Task<T> fork(String name, Callable<? extends T> body) throws InterruptedException;

    /**
     * The same, for a task without a result.
     *
     * @param body what to do
     * @return the task
     * @throws IllegalStateException as for {@link #fork(Callable)}
     * @throws CancelledException as for {@link #fork(Callable)}
     * @throws InterruptedException as for {@link #fork(Callable)}
     */
    Task<@Nullable Void> fork(Task.Action body) throws InterruptedException;

    /**
     * The same, for a task with a name and without a result.
     *
     * @param name the task's name, for messages and diagnosis
     * @param body what to do
     * @return the task
     * @throws IllegalStateException as for {@link #fork(Callable)}
     * @throws CancelledException as for {@link #fork(Callable)}
     * @throws InterruptedException as for {@link #fork(Callable)}
     */
    Task<@Nullable Void> fork(String name, Task.Action body) throws InterruptedException;

    /**
     * Forks a task that runs on a dispatcher; waits while as many run as the limit allows, and as the dispatcher does.
     *
     * @param dispatcher where it runs
     * @param name its name
     * @param body what it does
     * @param <T> the type of its value
     * @return the task
     * @throws IllegalStateException as for {@link #fork(Callable)}; also if every thread of the dispatcher is at work on a task
     *     that itself waits to fork there
     * @throws CancelledException as for {@link #fork(Callable)}
     * @throws InterruptedException as for {@link #fork(Callable)}
     */
    <T extends @Nullable Object> Task<T> fork(Dispatcher dispatcher, String name, Callable<? extends T> body)
            throws InterruptedException;

    /**
     * The same, for a body without a value.
     *
     * @param dispatcher where it runs
     * @param name its name
     * @param body what it does
     * @return the task
     * @throws IllegalStateException as for {@link #fork(Dispatcher, String, Callable)}
     * @throws CancelledException as for {@link #fork(Callable)}
     * @throws InterruptedException as for {@link #fork(Callable)}
     */
    Task<@Nullable Void> fork(Dispatcher dispatcher, String name, Task.Action body) throws InterruptedException;

    /**
     * Runs a task beside the body if the {@linkplain #limit(int) limit} allows it now. Never blocks.
     *
     * @param name the task's name, for messages and diagnosis
     * @param body what to do
     * @param <T> the type of its result
     * @return the task, or {@code null} if as many tasks run as may
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    <T extends @Nullable Object> @Nullable Task<T> tryFork(String name, Callable<? extends T> body);

    /**
     * Runs a task that serves the others: it is cancelled when the body and the last task that is no daemon have ended,
     * and then waited for. It takes no place of the {@linkplain #limit(int) limit}, so this never blocks. Its failure is a
     * failure like any other.
     *
     * @param name the task's name, for messages and diagnosis
     * @param body what to do
     * @return the task
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    Task<@Nullable Void> forkDaemon(String name, Task.Action body);

    // ---- the scope itself ------------------------------------------------------------------------------------------

    /**
     * Cancels the scope: its body and its tasks. Does not wait for them. Cancelling it again does nothing.
     *
     * @param reason why, for messages
     * @return whether this call cancelled it
     * @throws IllegalStateException if the scope is closed
     */
    boolean cancel(String reason);

    /**
     * Whether the scope was cancelled, by whomever.
     *
     * @return whether what waits in it throws
     */
    boolean isCancelled();

    /**
     * The name that it was given, or one made from that of the task that opened it.
     *
     * @return the name
     */
    String name();

    /**
     * The body of a scope with a result.
     *
     * @param <T> the type of its result
     * @param <X> the type of the exception it declares
     */
    @FunctionalInterface
    interface Body<T extends @Nullable Object, X extends Exception> {

        /**
         * Runs, on the thread that opened the scope.
         *
         * @param scope the scope, open until all has ended
         * @return the result
         * @throws X if it fails
         * @throws InterruptedException if it is interrupted
         */
        T call(Scope scope) throws X, InterruptedException;
    }

    /**
     * The body of a scope without a result.
     *
     * @param <X> the type of the exception it declares
     */
    @FunctionalInterface
    interface Action<X extends Exception> {

        /**
         * Runs, on the thread that opened the scope.
         *
         * @param scope the scope, open until all has ended
         * @throws X if it fails
         * @throws InterruptedException if it is interrupted
         */
        void run(Scope scope) throws X, InterruptedException;
    }
}
