package dev.selvedge.loop.bridge;

import dev.selvedge.Channel;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.Tasks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Gatherer;
import org.jspecify.annotations.Nullable;

/**
 * What a gatherer that maps in tasks of a scope remembers: the tasks that are under way. For the thread of the stream
 * alone.
 */
abstract class Concurrently<T extends @Nullable Object, R extends @Nullable Object> {

    private final Scope scope;
    private final int limit;
    private final Tasks.Mapper<? super T, ? extends R> mapper;

    Concurrently(Scope scope, int limit, Tasks.Mapper<? super T, ? extends R> mapper) {
        this.scope = scope;
        this.limit = limit;
        this.mapper = mapper;
    }

    /** How many are under way, or have a result that was not handed on. */
    abstract int open();

    /** Forks a task for an element. */
    abstract void start(T element) throws InterruptedException;

    /** The next task whose result is to be handed on, if it has ended; {@code null} if none has. */
    abstract @Nullable Task<R> endedOrNull();

    /** The next task whose result is to be handed on; waits until it has ended, or is about to. */
    abstract Task<R> next() throws InterruptedException;

    /** All that are under way. */
    abstract Iterable<Task<R>> all();

    final Task<R> fork(T element) throws InterruptedException {
        return scope.fork(() -> mapper.map(element));
    }

    final boolean integrate(T element, Gatherer.Downstream<? super R> downstream) {
        try {
            if (open() == limit && !push(next(), downstream)) {
                return false;
            }
            start(element);
            for (Task<R> task = endedOrNull(); task != null; task = endedOrNull()) {
                if (!push(task, downstream)) {
                    return false;
                }
            }
            return !downstream.isRejecting();
        } catch (Throwable thrown) {
            cancelAll("the stream has failed");
            throw Failures.<RuntimeException>sneak(thrown);
        }
    }

    private boolean push(Task<R> task, Gatherer.Downstream<? super R> downstream) throws InterruptedException {
        return downstream.push(task.join());
    }

    /** At the end of the elements, or when no more results are wanted. */
    final void finish(Gatherer.Downstream<? super R> downstream) {
        try {
            boolean more = !downstream.isRejecting();
            while (more && open() > 0) {
                more = push(next(), downstream);
            }
        } catch (Throwable thrown) {
            cancelAll("the stream has failed");
            throw Failures.<RuntimeException>sneak(thrown);
        }
        cancelAll("no more results are wanted");
    }

    private void cancelAll(String reason) {
        for (Task<R> task : all()) {
            task.cancel(reason);
        }
    }

    /** Results in the order of the elements. */
    static final class InOrder<T extends @Nullable Object, R extends @Nullable Object> extends Concurrently<T, R> {

        private final Deque<Task<R>> open = new ArrayDeque<>();

        InOrder(Scope scope, int limit, Tasks.Mapper<? super T, ? extends R> mapper) {
            super(scope, limit, mapper);
        }

        @Override
        int open() {
            return open.size();
        }

        @Override
        void start(T element) throws InterruptedException {
            open.add(fork(element));
        }

        @Override
        @Nullable
        Task<R> endedOrNull() {
            Task<R> first = open.peek();
            return first != null && first.isDone() ? open.poll() : null;
        }

        @Override
        Task<R> next() {
            return open.remove();
        }

        @Override
        Iterable<Task<R>> all() {
            return open;
        }
    }

    /** Results as they come. */
    static final class AsTheyCome<T extends @Nullable Object, R extends @Nullable Object> extends Concurrently<T, R> {

        private final Set<Task<R>> open = new LinkedHashSet<>();

        /** Those that have ended. There is a place for each, so that none waits for one. */
        private final Channel<Task<R>> ended;

        AsTheyCome(Scope scope, int limit, Tasks.Mapper<? super T, ? extends R> mapper) {
            super(scope, limit, mapper);
            this.ended = Channel.named("results of a stream").buffered(limit);
        }

        @Override
        int open() {
            return open.size();
        }

        @Override
        void start(T element) throws InterruptedException {
            Task<R> task = fork(element);
            open.add(task);
            task.whenEnded(() -> ended.trySend(task));
        }

        @Override
        @Nullable
        Task<R> endedOrNull() {
            Task<R> task = ended.tryReceive();
            return task == null ? null : taken(task);
        }

        @Override
        Task<R> next() throws InterruptedException {
            return taken(Objects.requireNonNull(ended.receive()));
        }

        private Task<R> taken(Task<R> task) {
            open.remove(task);
            return task;
        }

        @Override
        Iterable<Task<R>> all() {
            return open;
        }
    }
}
