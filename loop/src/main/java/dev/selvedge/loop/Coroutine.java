package dev.selvedge.loop;

import dev.selvedge.loop.coroutine.Abandoned;
import dev.selvedge.loop.coroutine.Engine;
import java.lang.ref.Reference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Code that is resumed with a value, runs until it yields one, and waits there to be resumed again. The body gets the first value as its
 * argument and each later one as the result of its yield; what it returns is the last value that its reader gets.
 *
 * {@snippet :
 * Coroutine<Integer, Integer> sums = Coroutine.of((first, out) -> {
 *     int sum = first;
 *     while (sum < 100) {
 *         sum += out.yield(sum);
 *     }
 *     return sum;
 * });
 * }
 *
 * <p>A coroutine belongs to the thread that resumes it first: another thread is refused. While the body runs, its reader waits; interrupts,
 * cancellation, exceptions, closing and dropping are as for a {@link Generator}, and so is what its body must not do.
 *
 * @param <I> the type of the values that go in
 * @param <O> the type of the values that come out
 */
public final class Coroutine<I, O> implements AutoCloseable {

    private final Exchange<I, O> exchange;

    private Coroutine(Engine engine, Body<I, O> body) {
        exchange = new Exchange<>(engine, body);
        Abandoned.endWith(engine, this, exchange);
    }

    /**
     * Makes a coroutine. Does not run the body.
     *
     * @param body what is run, once at most
     * @param <I> the type of the values that go in
     * @param <O> the type of the values that come out
     * @return the coroutine
     */
    public static <I, O> Coroutine<I, O> of(Body<I, O> body) {
        return of(Engine.best(), body);
    }

    static <I, O> Coroutine<I, O> of(Engine engine, Body<I, O> body) {
        return new Coroutine<>(engine, Objects.requireNonNull(body, "body"));
    }

    /**
     * Runs the body until it yields or returns, on this thread or while this thread waits. What the body throws comes out as it is, also if it is
     * checked.
     *
     * @param input what the body gets
     * @return what it has yielded or returned; {@link #isDone()} tells which
     * @throws IllegalStateException if it has ended or is closed, or if the caller is the body itself or another thread than the one that began it
     */
    public O resume(I input) {
        Objects.requireNonNull(input, "input");
        try {
            return exchange.next(input);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Whether it can't be resumed any more.
     *
     * @return whether the body has returned, has thrown, or was closed
     */
    public boolean isDone() {
        return exchange.ended();
    }

    /**
     * What the body has returned.
     *
     * @return the value
     * @throws IllegalStateException if it has returned none: it is suspended, has thrown, or was closed before
     */
    public O result() {
        return exchange.result();
    }

    /**
     * What the body has thrown.
     *
     * @return the exception, or {@code null} if there is none
     */
    public @Nullable Throwable failure() {
        return exchange.thrown();
    }

    /**
     * Ends the body where it is, so that its {@code finally} blocks run, and waits for that. Does nothing if it has ended or never began. What
     * the body throws while it ends comes out.
     *
     * @throws IllegalStateException if the body itself calls it, or another thread than the one that began it
     */
    @Override
    public void close() {
        try {
            exchange.end();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * What is run.
     *
     * @param <I> the type of the values that go in
     * @param <O> the type of the values that come out
     */
    @FunctionalInterface
    public interface Body<I, O> {

        /**
         * Yields values, and returns the last.
         *
         * @param first what the coroutine is resumed with first
         * @param out where values go, and come from
         * @return the last value, not {@code null}
         * @throws Exception comes out at the reader as it is
         */
        O run(I first, Out<I, O> out) throws Exception;
    }

    /**
     * Where a body puts its values. Only for what the body itself calls, while it runs; not for other threads.
     *
     * @param <I> the type of the values that go in
     * @param <O> the type of the values that come out
     */
    public sealed interface Out<I, O> permits Exchange {

        /**
         * Gives the reader a value, and returns when it is resumed.
         *
         * @param value the value
         * @return what it is resumed with
         * @throws NullPointerException if {@code value} is {@code null}
         * @throws IllegalStateException if the caller is not the body, has frames on its stack that can't be suspended, or is inside of a scope, a
         *     shield or a value of a context local that the body has opened
         */
        @SuppressWarnings("NamedLikeContextualKeyword") // the word for it, and never called without its object
        I yield(O value);
    }
}
