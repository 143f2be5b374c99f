package dev.selvedge.loop.bridge;

import dev.selvedge.Overflow;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an API that calls back one that is waited for: a call, where it calls back once; a channel, where it does so
 * many times.
 *
 * {@snippet :
 * Answer answer = Callbacks.await(callback -> {
 *     Call call = client.ask(question, callback::resolve, callback::reject);
 *     callback.onCancel(call::cancel);
 * });
 * }
 */
public final class Callbacks {

    private Callbacks() {}

    // ---- one call --------------------------------------------------------------------------------------------------

    /**
     * Starts a call, and waits until its callback is called. What that is given comes out as value or failure; a
     * failure comes out as it is, also if it is checked: its stack is that of the code that failed, and the caller's is
     * suppressed in it.
     *
     * <p>The callback may be called by any thread, also by this one before the call has been started altogether. The
     * first call of it decides; later ones do nothing. An answer that comes at the moment of a cancellation or an
     * interrupt is returned, if its caller was told that it was taken; the next wait then throws.
     *
     * @param call starts the call, on this thread
     * @param <T> the type of the value
     * @param <X> the type of exception that starting it may throw
     * @return the value
     * @throws X if starting the call throws it; the call's {@linkplain Callback#onCancel cancel action} has run then,
     *     if it was given and there was no answer; one that was there is dropped
     * @throws java.util.concurrent.CompletionException if the failure is an {@link InterruptedException}, which, thrown
     *     as it is, would tell of an interrupt of the caller
     * @throws dev.selvedge.CancelledException if the caller is cancelled before or during the wait; the cancel action
     *     has run then
     * @throws InterruptedException if the thread is interrupted before or while it waits; the cancel action has run
     *     then
     */
    public static <T extends @Nullable Object, X extends Exception> T await(Call<T, X> call)
            throws X, InterruptedException {
        Objects.requireNonNull(call, "call");
        Answer<T> answer = new Answer<>();
        try {
            call.start(answer);
        } catch (Exception e) {
            answer.abandon(e);
            throw e;
        }
        return answer.await();
    }

    /**
     * Starts something that calls back once.
     *
     * @param <T> the type of the value
     * @param <X> the type of its exception
     */
    @FunctionalInterface
    public interface Call<T extends @Nullable Object, X extends Exception> {

        /**
         * Starts it, on the thread that waits.
         *
         * @param callback to be called with the answer
         * @throws X if it can't be started
         */
        void start(Callback<T> callback) throws X;
    }

    /**
     * Where the answer goes. For any thread; nothing here blocks.
     *
     * @param <T> the type of the value
     */
    public sealed interface Callback<T extends @Nullable Object> permits Answer {

        /**
         * The call has a value.
         *
         * @param value the value
         * @return whether it is the answer; {@code false} if there was one before, or nobody waits any more: what has
         *     to be closed is still yours then
         */
        boolean resolve(T value);

        /**
         * The call has failed.
         *
         * @param failure what it failed with
         * @return whether it is the answer; {@code false} if there was one before, or nobody waits any more
         */
        boolean reject(Throwable failure);

        /**
         * Says what cancels the call. It runs at most once, when an interrupt, a cancellation or a deadline has ended
         * the wait: on the thread that waited, or, if it is given later than that, at once. What it throws is
         * suppressed in the exception that comes out.
         *
         * @param action what to do
         * @throws IllegalStateException if one was given before
         */
        void onCancel(Runnable action);
    }

    // ---- many calls ------------------------------------------------------------------------------------------------

    /**
     * Registers a callback that is called many times, and gives what it is called with as a receiver. As a callback
     * can't wait, an event that finds no place ends the channel, with a cause that says so, after the elements that it
     * holds. Does not wait.
     *
     * <p>It is unregistered once: when the receiver is closed, when the callback says that no more will come, and when
     * the scope is cancelled, or its body and all its tasks but the daemons have ended. What that throws comes out of
     * the close, or is reported to the environment's listener, which logs it.
     *
     * @param scope the scope that it belongs to
     * @param places how many events may be there and not be received, at least 1
     * @param registration registers the callback, on this thread
     * @param <T> the type of the events
     * @param <X> the type of exception that registering may throw
     * @return the receiver; to be closed if no more is to be received while the scope goes on
     * @throws X if registering throws it
     * @throws IllegalArgumentException if {@code places} is less than 1
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public static <T, X extends Exception> Receiver.End<T> channel(
            Scope scope, int places, Registration<T, X> registration) throws X {
        return register(scope, new Listener<T>(places, null, dropped -> {}), registration);
    }

    /**
     * The same, with what is dropped where an event finds no place.
     *
     * @param scope the scope that it belongs to
     * @param places how many events may be there and not be received, at least 1
     * @param overflow what is dropped
     * @param registration registers the callback, on this thread
     * @param <T> the type of the events
     * @param <X> the type of exception that registering may throw
     * @return the receiver
     * @throws X if registering throws it
     * @throws IllegalArgumentException if {@code places} is less than 1, or {@code overflow} is {@link Overflow#BLOCK}
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public static <T, X extends Exception> Receiver.End<T> channel(
            Scope scope, int places, Overflow overflow, Registration<T, X> registration) throws X {
        return channel(scope, places, overflow, dropped -> {}, registration);
    }

    /**
     * The same, and nothing is dropped unseen.
     *
     * @param scope the scope that it belongs to
     * @param places how many events may be there and not be received, at least 1
     * @param overflow what is dropped
     * @param onUndelivered is given what was dropped, and what was left when the receiver was closed; on the thread
     *     that caused it
     * @param registration registers the callback, on this thread
     * @param <T> the type of the events
     * @param <X> the type of exception that registering may throw
     * @return the receiver
     * @throws X if registering throws it
     * @throws IllegalArgumentException if {@code places} is less than 1, or {@code overflow} is {@link Overflow#BLOCK}
     * @throws IllegalStateException if the scope is closed, or if the caller is not inside it
     */
    public static <T, X extends Exception> Receiver.End<T> channel(
            Scope scope,
            int places,
            Overflow overflow,
            Consumer<? super T> onUndelivered,
            Registration<T, X> registration)
            throws X {
        Objects.requireNonNull(overflow, "overflow");
        Objects.requireNonNull(onUndelivered, "onUndelivered");
        if (overflow == Overflow.BLOCK) {
            throw new IllegalArgumentException("overflow is BLOCK: a callback can't wait. Say what is dropped,"
                    + " or leave the overflow out, so that a full channel ends");
        }
        return register(scope, new Listener<T>(places, overflow, onUndelivered), registration);
    }

    private static <T, X extends Exception> Receiver.End<T> register(
            Scope scope, Listener<T> listener, Registration<T, X> registration) throws X {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(registration, "registration");
        return listener.register(registration, scope);
    }

    /**
     * Registers something that is called many times.
     *
     * @param <T> the type of the events
     * @param <X> the type of its exception
     */
    @FunctionalInterface
    public interface Registration<T, X extends Exception> {

        /**
         * Registers it.
         *
         * @param events to be called with each event
         * @return what takes that back; runs once, on any thread, and must not block
         * @throws X if it can't be registered
         */
        Runnable register(Events<T> events) throws X;
    }

    /**
     * Where events go. For any thread; nothing here blocks.
     *
     * @param <T> the type of the events
     */
    public sealed interface Events<T> permits Listener {

        /**
         * An event.
         *
         * @param element what it brings
         * @return whether it will be received, unless it is dropped later for others; {@code false} if there was no
         *     place for it, or nobody receives any more
         */
        boolean send(T element);

        /** No more will come: who receives sees the end after the last element. */
        void end();

        /**
         * The same, because of a failure: the cause of the end.
         *
         * @param cause why no more will come
         */
        void fail(Throwable cause);
    }
}
