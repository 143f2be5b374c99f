package dev.selvedge.loop.bridge;

import dev.selvedge.Clause;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Between tasks and the futures of the JDK: waiting for a stage, making a stage a task, and a task a future.
 *
 * {@snippet :
 * Page page = Futures.await(http.sendAsync(request, BodyHandlers.ofString()));
 * }
 *
 * <p>Waiting here owns what it waits for: who stops waiting cancels it, and a deadline of the scope around ends the
 * wait like every other. To wait for a future that others wait for too, and leave it alone, select on it:
 * {@link Clause#onDone(CompletionStage)}.
 */
public final class Futures {

    private Futures() {}

    // ---- a stage as a call -----------------------------------------------------------------------------------------

    /**
     * Waits until the stage is done and gives its value. What it failed with comes out as it is, also if it is checked,
     * and without the {@code CompletionException} around it. Its stack is that of the code that failed; the caller's is
     * suppressed in it, for the first few callers.
     *
     * <p>An interrupt or a cancellation of the caller, before or during the wait, cancels the stage if it is a
     * {@link Future}, as {@code CompletableFuture} is. So does the deadline of the scope around. What a cancelled
     * {@code CompletableFuture} was computed by is not told of that: its maker must have arranged it.
     *
     * @param stage the stage; whether it is shared, nobody can see
     * @param <T> the type of its value
     * @return its value
     * @throws CancellationException if the stage was cancelled by somebody else, while the caller is not; the cause is
     *     that of the stage
     * @throws CompletionException if it failed by an {@link InterruptedException}, which, thrown as it is, would tell
     *     of an interrupt of the caller
     * @throws dev.selvedge.CancelledException if the caller is cancelled; the stage is then as well
     * @throws InterruptedException if the thread is interrupted before or while it waits; the stage is then cancelled
     */
    public static <T extends @Nullable Object> T await(CompletionStage<? extends T> stage) throws InterruptedException {
        Objects.requireNonNull(stage, "stage");
        try {
            return Select.select(Clause.<T>onDone(stage));
        } catch (InterruptedException e) {
            cancel(stage, e);
            throw e;
        } catch (CancellationException e) {
            throw cancelledByOthers(e);
        } catch (CompletionException e) {
            throw Failures.throwAtWaiter(unwrapped(e));
        }
    }

    /**
     * The same, and says to the compiler which checked exception may come out, so that it can be caught. Others come
     * out too.
     *
     * {@snippet :
     * try {
     *     return Futures.await(http.sendAsync(request, BodyHandlers.ofString()), IOException.class);
     * } catch (IOException e) {
     *     return cached;
     * }
     * }
     *
     * @param stage the stage
     * @param failure the type of the exception
     * @param <T> the type of the value
     * @param <X> the type of the exception
     * @return its value
     * @throws X if it failed so
     * @throws CancellationException as for {@link #await(CompletionStage)}
     * @throws CompletionException as for {@link #await(CompletionStage)}
     * @throws dev.selvedge.CancelledException as for {@link #await(CompletionStage)}
     * @throws InterruptedException as for {@link #await(CompletionStage)}
     */
    public static <T extends @Nullable Object, X extends Exception> T await(
            CompletionStage<? extends T> stage, Class<X> failure) throws X, InterruptedException {
        Objects.requireNonNull(failure, "failure");
        return await(stage);
    }

    private static void cancel(CompletionStage<?> stage, InterruptedException why) {
        try {
            cancel(stage);
        } catch (RuntimeException notCancelled) { // from code of its own: it must not hide the cancellation
            why.addSuppressed(notCancelled);
        }
    }

    @SuppressWarnings("EmptyCatch") // nothing is to be done
    private static void cancel(CompletionStage<?> stage) {
        if (stage instanceof Future<?> future) {
            try {
                future.cancel(true);
            } catch (UnsupportedOperationException e) {
                // a minimal stage of the JDK: a future by its class only, which nobody here may complete
            }
        }
    }

    /** A new one for each who waits: with the waiter's stack, and that of who cancelled below. */
    private static CancellationException cancelledByOthers(CancellationException original) {
        var cancelled =
                new CancellationException("the future has no value: it was cancelled, and not by who waits for it");
        cancelled.initCause(original);
        return cancelled;
    }

    private static Throwable unwrapped(CompletionException thrown) {
        Throwable failure = thrown;
        while (failure instanceof CompletionException && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    // ---- a stage as a task -----------------------------------------------------------------------------------------

    /**
     * Makes a stage that is under way a task of a scope: the scope ends when it is done, fails if it fails, and cancels
     * it, as {@link #await(CompletionStage)} does, when the task or the scope is cancelled. If the stage is cancelled
     * by somebody else, so is the task, which is no failure of the scope.
     *
     * <p>If the scope has a limit, the task takes a place of it; blocks while there is none. If this throws, the stage
     * is cancelled.
     *
     * @param scope the scope
     * @param name the task's name, for messages and diagnosis: what the stage will bring
     * @param stage the stage
     * @param <T> the type of its value
     * @return the task
     * @throws IllegalStateException as for {@link Scope#fork(String, java.util.concurrent.Callable)}
     * @throws dev.selvedge.CancelledException as for {@link Scope#fork(String, java.util.concurrent.Callable)}
     * @throws InterruptedException as for {@link Scope#fork(String, java.util.concurrent.Callable)}
     */
    public static <T extends @Nullable Object> Task<T> adopt(
            Scope scope, String name, CompletionStage<? extends T> stage) throws InterruptedException {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(name, "name");
        Adoption<T> adoption = new Adoption<>(stage);
        return adoption.by(() -> scope.fork(name, adoption::body));
    }

    /**
     * The same, for a task without a name of its own.
     *
     * @param scope the scope
     * @param stage the stage
     * @param <T> the type of its value
     * @return the task
     * @throws IllegalStateException as for {@link Scope#fork(java.util.concurrent.Callable)}
     * @throws dev.selvedge.CancelledException as for {@link Scope#fork(java.util.concurrent.Callable)}
     * @throws InterruptedException as for {@link Scope#fork(java.util.concurrent.Callable)}
     */
    public static <T extends @Nullable Object> Task<T> adopt(Scope scope, CompletionStage<? extends T> stage)
            throws InterruptedException {
        Objects.requireNonNull(scope, "scope");
        Adoption<T> adoption = new Adoption<>(stage);
        return adoption.by(() -> scope.fork(adoption::body));
    }

    /** Forks the task of an adoption. */
    @FunctionalInterface
    private interface Fork<T extends @Nullable Object> {
        Task<T> call() throws InterruptedException;
    }

    /** A stage on its way into a scope. */
    private static final class Adoption<T extends @Nullable Object> {

        private final CompletionStage<? extends T> stage;

        /** The task, for its own body, which may run before the fork has returned. */
        private final CompletableFuture<Task<T>> self = new CompletableFuture<>();

        Adoption(CompletionStage<? extends T> stage) {
            this.stage = Objects.requireNonNull(stage, "stage");
        }

        Task<T> by(Fork<T> fork) throws InterruptedException {
            try {
                Task<T> task = fork.call();
                self.complete(task);
                task.whenEnded(() -> cancel(stage)); // where the body never ran; else it is done
                return task;
            } catch (InterruptedException | RuntimeException e) {
                cancel(stage);
                throw e;
            }
        }

        T body() throws InterruptedException {
            try {
                return await(stage);
            } catch (CancellationException e) {
                Select.select(Clause.onDone(self)).cancel("its future was cancelled");
                var cancelled = new InterruptedException(e.getMessage());
                cancelled.initCause(e);
                throw cancelled;
            }
        }
    }

    // ---- a task as a future ----------------------------------------------------------------------------------------

    /**
     * A task as a future, for code that takes one. It is completed when the task has ended, by its value, its failure,
     * or a {@link CancellationException} that says who cancelled it. Cancelling the future, or completing it otherwise,
     * as {@link CompletableFuture#orTimeout} does, cancels the task. Never blocks.
     *
     * <p>Where the task failed, a supervised scope takes the failure for seen: the future has it.
     *
     * <p>What is made to depend on the future may run on the task's thread, before its scope can end. Cancelling a
     * dependent future does not cancel this one: futures of the JDK do not work that way round.
     *
     * @param task the task
     * @param <T> the type of its value
     * @return the future
     */
    public static <T extends @Nullable Object> CompletableFuture<T> ofTask(Task<T> task) {
        Objects.requireNonNull(task, "task");
        CompletableFuture<T> future = new CompletableFuture<>();
        var _ = future.whenComplete(
                (value, failure) -> task.cancel("the future that stands for it was completed by somebody else"));
        task.whenEnded(() -> complete(future, task));
        return future;
    }

    private static <T extends @Nullable Object> void complete(CompletableFuture<T> future, Task<T> task) {
        switch (Objects.requireNonNull(task.tryOutcome())) {
            case Outcome.Success<T>(T value) -> future.complete(value);
            case Outcome.Failure<T>(Throwable failure) -> future.completeExceptionally(failure);
            case Outcome.Cancelled<T>(var cancellation) -> {
                var cancelled =
                        new CancellationException("task '" + task.name() + "' has no result: it was " + cancellation);
                cancellation.trigger().ifPresent(cancelled::initCause);
                future.completeExceptionally(cancelled);
            }
        }
    }
}
