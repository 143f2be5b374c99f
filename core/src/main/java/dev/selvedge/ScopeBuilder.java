package dev.selvedge;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The description of a scope. Immutable: every method that adds to it returns a new one, so one description may open any
 * number of scopes, by any threads.
 */
public final class ScopeBuilder {

    static final ScopeBuilder PLAIN = new ScopeBuilder(null, null, 0, false, null);

    final @Nullable String name;
    final @Nullable Duration limit;
    final int slots;
    final boolean supervised;
    final @Nullable BiConsumer<? super Task<?>, ? super Throwable> failureHandler;

    private ScopeBuilder(
            @Nullable String name,
            @Nullable Duration limit,
            int slots,
            boolean supervised,
            @Nullable BiConsumer<? super Task<?>, ? super Throwable> failureHandler) {
        this.name = name;
        this.limit = limit;
        this.slots = slots;
        this.supervised = supervised;
        this.failureHandler = failureHandler;
    }

    /**
     * Gives the scope a name, for messages and diagnosis.
     *
     * @param newName the name
     * @return the description with it
     */
    public ScopeBuilder named(String newName) {
        return new ScopeBuilder(Objects.requireNonNull(newName, "name"), limit, slots, supervised, failureHandler);
    }

    /**
     * Sets a time within which the scope must have ended, tasks included. When it has passed, body and tasks are cancelled
     * and waited for, and the scope throws {@link DeadlineExceededException}. Where an enclosing deadline is earlier, that
     * one holds.
     *
     * @param newLimit how long it may take, from its opening
     * @return the description with it
     * @throws IllegalArgumentException if {@code newLimit} is negative
     */
    public ScopeBuilder within(Duration newLimit) {
        return new ScopeBuilder(name, Deadlines.checked(newLimit, "limit"), slots, supervised, failureHandler);
    }

    /**
     * Sets how many tasks may run at a time. {@code fork} blocks while that many do; daemons do not count.
     *
     * @param tasks how many, at least 1
     * @return the description with it
     * @throws IllegalArgumentException if {@code tasks} is less than 1
     */
    public ScopeBuilder limit(int tasks) {
        if (tasks < 1) {
            throw new IllegalArgumentException("limit is " + tasks + ": at least 1 task must be able to run");
        }
        return new ScopeBuilder(name, limit, tasks, supervised, failureHandler);
    }

    /**
     * Leaves failures with their tasks: one that fails cancels nothing. Each failure shows where the task is joined or its
     * outcome is asked for; those that nobody has seen when the scope ends are thrown then.
     *
     * @return the description with it
     */
    public ScopeBuilder supervised() {
        return new ScopeBuilder(name, limit, slots, true, null);
    }

    /**
     * The same, and the handler is called once for each failure, on the failing task's thread, before its end can be
     * seen. A failure that was handled counts as seen; one whose handler threw does not.
     *
     * @param handler is given the task and its exception
     * @return the description with it
     */
    public ScopeBuilder supervised(BiConsumer<? super Task<?>, ? super Throwable> handler) {
        return new ScopeBuilder(name, limit, slots, true, Objects.requireNonNull(handler, "handler"));
    }

    /**
     * Opens the scope, runs the body in it on this thread, and waits until all its tasks have ended.
     *
     * @param body what to do
     * @param <T> the type of its result
     * @param <X> the type of the exception it declares
     * @return what the body returned
     * @throws X if the body throws it
     * @throws TaskFailedException if a task failed
     * @throws DeadlineExceededException if the scope's own deadline passed first
     * @throws ScopeCancelledException if the scope was {@linkplain Scope#cancel(String) cancelled} before the body had a
     *     result
     * @throws CancelledException if the task that opened the scope was cancelled
     * @throws InterruptedException if the thread was interrupted
     */
    public <T extends @Nullable Object, X extends Exception> T call(Scope.Body<T, X> body)
            throws X, InterruptedException {
        return new ScopeImpl(this).call(Objects.requireNonNull(body, "body"));
    }

    /**
     * The same, for a body without a result.
     *
     * @param body what to do
     * @param <X> the type of the exception it declares
     * @throws X if the body throws it
     * @throws TaskFailedException if a task failed
     * @throws DeadlineExceededException if the scope's own deadline passed first
     * @throws ScopeCancelledException if the scope was {@linkplain Scope#cancel(String) cancelled} before the body was
     *     done
     * @throws CancelledException if the task that opened the scope was cancelled
     * @throws InterruptedException if the thread was interrupted
     */
    public <X extends Exception> void run(Scope.Action<X> body) throws X, InterruptedException {
        Objects.requireNonNull(body, "body");
        this.<@Nullable Object, X>call(scope -> {
            body.run(scope);
            return null;
        });
    }

    /**
     * The same as {@link #call}, but the passing of the scope's own deadline gives an empty result instead of an
     * exception. If tasks failed after it had passed, the exception comes out, since it carries their failures.
     *
     * @param body what to do
     * @param <T> the type of its result
     * @param <X> the type of the exception it declares
     * @return what the body returned, or empty if the deadline passed first
     * @throws X if the body throws it
     * @throws TaskFailedException if a task failed
     * @throws DeadlineExceededException if the scope's own deadline passed first, and tasks failed after that
     * @throws ScopeCancelledException as for {@link #call}
     * @throws CancelledException if the task that opened the scope was cancelled
     * @throws InterruptedException if the thread was interrupted
     */
    public <T, X extends Exception> Optional<T> callInTime(Scope.Body<T, X> body) throws X, InterruptedException {
        ScopeImpl scope = new ScopeImpl(this);
        try {
            return Optional.of(scope.call(Objects.requireNonNull(body, "body")));
        } catch (DeadlineExceededException e) {
            if (scope.isOwnDeadline(e) && e.getSuppressed().length == 0) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
