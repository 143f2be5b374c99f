package dev.selvedge;

import dev.selvedge.internal.wait.CancelCause;
import dev.selvedge.internal.wait.CancelHandler;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request to stop, and what is known of it: who made it, why and when.
 *
 * <p>Cancellation is a level, not an edge: once a task is cancelled, everything in it that blocks and belongs to this
 * library throws {@link CancelledException}, again and again, until the task has ended or has entered a
 * {@linkplain #shield shield}. The thread is also interrupted once, so that calls of the JDK wake. For calls that neither
 * reaches, {@link #onCancel} runs an action, such as JDBC's {@code Statement.cancel}.
 *
 * <p>An operation that took effect returns normally, even if the cancellation came at the same time; the next one throws.
 * One that throws took no effect.
 */
public final class Cancellation {

    private final CancelCause cause;

    private Cancellation(CancelCause cause) {
        this.cause = cause;
    }

    static Cancellation of(CancelCause cause) {
        return new Cancellation(cause);
    }

    static @Nullable Cancellation ofOrNull(@Nullable CancelCause cause) {
        return cause == null ? null : of(cause);
    }

    CancelCause cause() {
        return cause;
    }

    /**
     * Who asked for it, such as {@code task 'stock' of scope 'quote'}.
     *
     * @return who, in words
     */
    public String canceller() {
        return cause.canceller();
    }

    /**
     * Why.
     *
     * @return the reason, in words
     */
    public String reason() {
        return cause.reason();
    }

    /**
     * When it was asked for.
     *
     * @return the time of day
     */
    public Instant at() {
        return cause.at();
    }

    /**
     * The exception that led to it.
     *
     * @return the exception, empty if there was none
     */
    public Optional<Throwable> trigger() {
        return Optional.ofNullable(cause.trigger());
    }

    List<Throwable> handlerFailures() {
        return cause.handlerFailures();
    }

    @Override
    public String toString() {
        return "cancelled by " + canceller() + ": " + reason();
    }

    // ---- of the current task ---------------------------------------------------------------------------------------

    /**
     * Whether the current task is cancelled. Inside a shield, cancellations from outside do not count. Never blocks.
     *
     * @return whether the next wait will throw
     */
    public static boolean isCancelled() {
        return Strand.current().region().isCancelled();
    }

    /**
     * Throws if the current task is cancelled or its thread is interrupted: for code that computes for long without
     * waiting. Never blocks.
     *
     * @throws CancelledException if the task is cancelled
     * @throws InterruptedException if the thread is interrupted; the flag is cleared
     */
    public static void check() throws InterruptedException {
        Waits.checked();
    }

    /**
     * Arranges for an action to run once when the current task (or scope body, or shield) is cancelled: on the thread
     * that cancels; at once, on this thread, if it is cancelled already. What it throws is suppressed in the
     * cancellation. It must not block.
     *
     * <p>Close the registration when the call that the action serves has returned: when {@code close} has returned, the
     * action is not running and will not run.
     *
     * {@snippet :
     * try (var registration = Cancellation.onCancel(() -> statement.cancel())) {
     *     return statement.executeQuery();
     * }
     * }
     *
     * @param action what to do
     * @return to take it back
     */
    public static Registration onCancel(Runnable action) {
        Objects.requireNonNull(action, "action");
        CancelHandler handler = Strand.current().region().onCancel(action);
        return handler::disarm;
    }

    /** An action that waits for a cancellation. */
    @FunctionalInterface
    public interface Registration extends AutoCloseable {

        /**
         * Takes the action back, unless it has run. If it is running at this moment on another thread, waits for its end;
         * neither interrupt nor cancellation ends that wait. Closing again does nothing.
         */
        @Override
        void close();
    }

    // ---- shields ---------------------------------------------------------------------------------------------------

    /**
     * Runs the body so that no cancellation and no deadline from outside reaches it: for clean-up that has to wait. A
     * cancellation that is asked for meanwhile, or was before, takes effect at the first wait after the shield. What the
     * body forks in scopes of its own is behind the shield as well.
     *
     * <p>An interrupt from outside the library still interrupts. Prefer the form {@linkplain #shield(Duration, Body) with
     * a limit}: clean-up must end, too.
     *
     * @param body what to do
     * @param <T> the type of its result
     * @param <X> the type of its exception
     * @return what the body returned
     * @throws X if the body throws it
     * @throws InterruptedException if the body throws it
     */
    public static <T extends @Nullable Object, X extends Exception> T shield(Body<T, X> body)
            throws X, InterruptedException {
        return Shield.call(null, body);
    }

    /**
     * The same, with a deadline of its own.
     *
     * @param limit how long the body may take
     * @param body what to do
     * @param <T> the type of its result
     * @param <X> the type of its exception
     * @return what the body returned
     * @throws X if the body throws it
     * @throws DeadlineExceededException if the body had not ended in time
     * @throws IllegalArgumentException if {@code limit} is negative
     * @throws InterruptedException if the body throws it
     */
    public static <T extends @Nullable Object, X extends Exception> T shield(Duration limit, Body<T, X> body)
            throws X, InterruptedException {
        return Shield.call(Deadlines.checked(limit, "limit"), body);
    }

    /**
     * What runs behind a shield. For a body without a result, return {@code null}.
     *
     * @param <T> the type of its result
     * @param <X> the type of its exception
     */
    @FunctionalInterface
    public interface Body<T extends @Nullable Object, X extends Exception> {

        /**
         * Runs.
         *
         * @return the result
         * @throws X if it fails
         * @throws InterruptedException if it is interrupted
         */
        T call() throws X, InterruptedException;
    }

    /** How a signal of the engine shows to a user. */
    static InterruptedException exception(Strand strand, Signal signal) {
        CancelCause why = strand.region().cause();
        if (signal == Signal.CANCELLED && why != null) {
            return new CancelledException(strand.describe(), of(why));
        }
        return new InterruptedException(strand.describe() + " was interrupted");
    }
}
