package dev.selvedge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ways to run many things that a program needs every day: each is a few lines over {@link Scope}, and keeps its promises.
 * When one of these methods returns or throws, everything that it has started has ended, with the exception of
 * {@link #start}, whose task belongs to the scope it was given.
 *
 * {@snippet :
 * List<Page> pages = Tasks.map(addresses, 16, http::fetch);
 * Answer answer = Tasks.any(List.of(() -> near.ask(question), () -> far.ask(question)));
 * }
 *
 * <p>What cancels or interrupts the caller cancels the tasks, and comes out when they have ended, as from a scope.
 */
public final class Tasks {

    private Tasks() {}

    // ---- a few things ----------------------------------------------------------------------------------------------

    /**
     * Runs all bodies at once and waits for all results. The first failure cancels the rest.
     *
     * @param bodies what to do
     * @param <T> the type of the results
     * @return the results, in the order of the bodies; cannot be modified
     * @throws TaskFailedException if a body failed; what failed later is suppressed in it
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public static <T extends @Nullable Object> List<T> all(Collection<? extends Callable<? extends T>> bodies)
            throws InterruptedException {
        List<Callable<? extends T>> checked = checked(bodies);
        Waits.checked();
        return Scope.named("all").call(scope -> {
            List<Task<T>> tasks = new ArrayList<>(checked.size());
            for (Callable<? extends T> body : checked) {
                tasks.add(scope.fork(body));
            }
            List<T> results = new ArrayList<>(checked.size());
            for (Task<T> task : tasks) {
                results.add(task.join());
            }
            return Collections.unmodifiableList(results);
        });
    }

    /**
     * Runs all bodies at once and gives the first value; the others are then cancelled and waited for. Failures count only
     * if there is no value: what a body throws before or after the first value, and a value that comes later, is dropped.
     *
     * @param bodies what to do, at least one
     * @param <T> the type of the result
     * @return the value of the first that succeeded
     * @throws IllegalArgumentException if {@code bodies} is empty
     * @throws TaskFailedException if all failed: the first failure, with the later ones suppressed
     * @throws CancelledException if the caller is cancelled; failures are suppressed in it
     * @throws InterruptedException if the thread is interrupted before or while it waits; failures are suppressed in it
     */
    public static <T extends @Nullable Object> T any(Collection<? extends Callable<? extends T>> bodies)
            throws InterruptedException {
        return new Contest<T>("any", notEmpty("any", checked(bodies))).firstSuccess();
    }

    /**
     * Runs all bodies at once; the first to end decides, be it with a value or a failure. The others are then cancelled
     * and waited for. Where a value decides, what the others throw or return is dropped.
     *
     * @param bodies what to do, at least one
     * @param <T> the type of the result
     * @return the value of the first that ended
     * @throws IllegalArgumentException if {@code bodies} is empty
     * @throws TaskFailedException if the first to end failed; what failed later is suppressed in it
     * @throws CancelledException if the caller is cancelled; failures are suppressed in it
     * @throws InterruptedException if the thread is interrupted before or while it waits; failures are suppressed in it
     */
    public static <T extends @Nullable Object> T race(Collection<? extends Callable<? extends T>> bodies)
            throws InterruptedException {
        return new Contest<T>("race", notEmpty("race", checked(bodies))).firstEnd();
    }

    private static <T extends @Nullable Object> List<Callable<? extends T>> checked(
            Collection<? extends Callable<? extends T>> bodies) {
        List<Callable<? extends T>> checked = new ArrayList<>(Objects.requireNonNull(bodies, "bodies"));
        for (int i = 0; i < checked.size(); i++) {
            Objects.requireNonNull(checked.get(i), "bodies[" + i + "]");
        }
        return checked;
    }

    private static <T> List<T> notEmpty(String name, List<T> bodies) {
        if (bodies.isEmpty()) {
            throw new IllegalArgumentException("no body is given: " + name
                    + " needs at least one to have a result; say what the result is without any, before you call it");
        }
        return bodies;
    }

    // ---- many things -----------------------------------------------------------------------------------------------

    /**
     * Applies the mapper to all items, so many at a time, each in a task of its own, and waits for all results. The items
     * are read on the calling thread, one only when it can be worked on at once: so of those that were read, never more
     * than {@code parallelism} are without a result. The first failure cancels the rest.
     *
     * @param items the items; may be endless if the mapper fails one day
     * @param parallelism how many at a time, at least 1
     * @param mapper makes a result of an item
     * @param <T> the type of the items
     * @param <R> the type of the results
     * @return the results, in the order of the items; cannot be modified
     * @throws IllegalArgumentException if {@code parallelism} is less than 1
     * @throws TaskFailedException if the mapper failed; what failed later is suppressed in it
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> List<R> map(
            Iterable<? extends T> items, int parallelism, Mapper<? super T, ? extends R> mapper)
            throws InterruptedException {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(mapper, "mapper");
        return new Mapping<T, R>("map", items, parallelism, mapper).inOrder();
    }

    /**
     * Applies the mapper to all items, so many at a time, each in a task of its own, and hands each result to the consumer
     * on the calling thread, as it comes. The consumer pushes back: an item is at work from when it is read until the
     * consumer has returned from its result, and never more than {@code parallelism} are. A task of its own reads the
     * items, so that results need not wait for an item that is late; its failure is a failure like the mapper's.
     *
     * @param items the items; may be endless
     * @param parallelism how many at a time, at least 1
     * @param mapper makes a result of an item
     * @param consumer is given the results
     * @param <T> the type of the items
     * @param <R> the type of the results
     * @param <X> the type of the consumer's exception
     * @throws IllegalArgumentException if {@code parallelism} is less than 1
     * @throws X if the consumer throws it; the tasks are cancelled and waited for
     * @throws TaskFailedException if the mapper failed, or reading the items did; what failed later is suppressed in it
     * @throws CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public static <T extends @Nullable Object, R extends @Nullable Object, X extends Exception> void mapUnordered(
            Iterable<? extends T> items,
            int parallelism,
            Mapper<? super T, ? extends R> mapper,
            Sink<? super R, X> consumer)
            throws X, InterruptedException {
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(mapper, "mapper");
        Objects.requireNonNull(consumer, "consumer");
        new Mapping<T, R>("mapUnordered", items, parallelism, mapper).unordered(consumer);
    }

    /**
     * Makes a result of an item.
     *
     * @param <T> the type of the item
     * @param <R> the type of the result
     */
    @FunctionalInterface
    public interface Mapper<T extends @Nullable Object, R extends @Nullable Object> {

        /**
         * Maps one item, on the thread of a task. May block.
         *
         * @param item the item
         * @return the result
         * @throws Exception if it fails
         */
        R map(T item) throws Exception;
    }

    /**
     * Takes results, one after another.
     *
     * @param <R> the type of the results
     * @param <X> the type of its exception
     */
    @FunctionalInterface
    public interface Sink<R extends @Nullable Object, X extends Exception> {

        /**
         * Takes one result, on the thread that waits for them. May block.
         *
         * @param result the result
         * @throws X if it fails
         * @throws InterruptedException if it is interrupted
         */
        void accept(R result) throws X, InterruptedException;
    }

    // ---- one thing that goes on ------------------------------------------------------------------------------------

    /**
     * Forks a task and waits until it says that it is ready, such as a server that has opened its port. The task then goes
     * on in the scope. Where this throws before that, the task is cancelled, but not waited for: the scope does.
     *
     * {@snippet :
     * int port = Tasks.start(scope, "server", ready -> {
     *     try (ServerSocket socket = new ServerSocket(0)) {
     *         ready.ready(socket.getLocalPort());
     *         serve(socket);
     *     }
     * });
     * }
     *
     * @param scope where the task is forked; its {@linkplain ScopeBuilder#limit(int) limit} holds
     * @param name the task's name, for messages and diagnosis
     * @param body what to do
     * @param <V> the type of the value by which the task says that it is ready
     * @return that value
     * @throws TaskFailedException if the task failed before it was ready
     * @throws TaskCancelledException if the task was cancelled before it was ready, and the caller is not
     * @throws IllegalStateException if the task ended without having said that it is ready, or if {@code scope} does not
     *     let the caller {@linkplain Scope#fork(Callable) fork}
     * @throws CancelledException if the caller is cancelled while it waits
     * @throws InterruptedException if the thread is interrupted before or while it waits
     */
    public static <V extends @Nullable Object> V start(Scope scope, String name, Starting<V> body)
            throws InterruptedException {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
        Waits.checked();
        Ready<V> ready = new Ready<>(name);
        Task<@Nullable Void> task = scope.fork(name, () -> body.run(ready));
        try {
            return Select.prioritized(
                    ready.given.onReceive(Ready.Given::value), task.<V>onDone(nothing -> ready.isMissing()));
        } catch (InterruptedException e) {
            task.cancel("who started it no longer waits for it to be ready");
            throw e;
        }
    }

    /**
     * The body of a task that says when it is ready.
     *
     * @param <V> the type of the value by which it says so
     */
    @FunctionalInterface
    public interface Starting<V extends @Nullable Object> {

        /**
         * Runs, on the task's thread.
         *
         * @param ready to be told once, when it is ready
         * @throws Exception if it fails
         */
        void run(Ready<V> ready) throws Exception;
    }

    /**
     * Where a task says that it is ready. For any thread.
     *
     * @param <V> the type of the value by which it says so
     */
    public static final class Ready<V extends @Nullable Object> {

        private record Given<V extends @Nullable Object>(V value) {}

        private final String task;
        private final AtomicBoolean told = new AtomicBoolean();
        private final Channel<Given<V>> given;

        private Ready(String task) {
            this.task = task;
            this.given = Channel.named("readiness of '" + task + "'").buffered(1);
        }

        /**
         * Says that the task is ready: {@link Tasks#start} returns. Never blocks. Where nobody waits any more, the value is
         * dropped.
         *
         * @param value what {@code start} returns
         * @throws IllegalStateException if it was said before
         */
        public void ready(V value) {
            if (told.getAndSet(true)) {
                throw new IllegalStateException(
                        "task '" + task
                                + "' has said before that it is ready: call ready once, and send what comes later over a channel");
            }
            given.trySend(new Given<>(value));
        }

        private V isMissing() {
            throw new IllegalStateException("task '" + task
                    + "' ended without having said that it is ready: its body must call ready.ready(value)");
        }
    }
}
