package dev.selvedge;

import dev.selvedge.internal.channel.ChannelEnd;
import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Operation;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that a {@link Select} waits for, and what to do when it is the one chosen. Immutable: one clause may
 * take part in any number of selects.
 *
 * @param <R> the type of the result
 */
public final class Clause<R extends @Nullable Object> {

    private final Target target;
    private final Handler<@Nullable Object, ? extends R> onChosen;
    private final @Nullable Action<? extends R> onClosed;
    private final boolean enabled;

    private Clause(
            Target target,
            Handler<@Nullable Object, ? extends R> onChosen,
            @Nullable Action<? extends R> onClosed,
            boolean enabled) {
        this.target = target;
        this.onChosen = onChosen;
        this.onClosed = onClosed;
        this.enabled = enabled;
    }

    /** A clause for an operation; {@code onChosen} is given the node's item once it was done. */
    Clause(Waitable at, Operation operation, @Nullable Object item, Handler<@Nullable Object, ? extends R> onChosen) {
        this(new OperationTarget(at, operation, item), onChosen, null, true);
    }

    // ---- for its user ----------------------------------------------------------------------------------------------

    /**
     * A clause that is ready when some time has passed since the select began.
     *
     * @param delay how long after the beginning of the select; zero makes it ready at once
     * @param action what to do then, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    public static <R extends @Nullable Object> Clause<R> after(Duration delay, Action<? extends R> action) {
        Objects.requireNonNull(action, "action");
        return new Clause<>(new DelayTarget(Deadlines.checked(delay, "delay")), item -> action.run(), null, true);
    }

    /**
     * The same, with nothing to do then: {@code Select.select(Clause.after(pause))} is a pause that cancellation ends.
     *
     * @param delay how long after the beginning of the select; zero makes it ready at once
     * @return the clause, whose result is {@code null}
     * @throws IllegalArgumentException if {@code delay} is negative
     */
    public static Clause<@Nullable Void> after(Duration delay) {
        return after(delay, () -> null);
    }

    /**
     * A clause that is ready when a deadline has passed; never, if it is not {@linkplain Deadline#isSet() set}.
     *
     * @param deadline the deadline
     * @param action what to do then, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    public static <R extends @Nullable Object> Clause<R> at(Deadline deadline, Action<? extends R> action) {
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(action, "action");
        return new Clause<>(new DeadlineTarget(deadline), item -> action.run(), null, deadline.isSet());
    }

    /**
     * A clause that is ready when a stage of the JDK, such as a {@link java.util.concurrent.CompletableFuture}, is done. The
     * stage is not changed: whoever stops waiting does not cancel it. Selects that lose leave nothing with a {@code
     * CompletableFuture}; a stage of another kind keeps each clause that was made for it until it is done.
     *
     * <p>If it failed, the select throws {@link java.util.concurrent.CompletionException}, whose cause is the failure; if it was
     * cancelled, {@link java.util.concurrent.CancellationException}.
     *
     * @param stage the stage
     * @param <T> the type of its value
     * @return the clause, whose result is the value
     */
    public static <T extends @Nullable Object> Clause<T> onDone(CompletionStage<? extends T> stage) {
        return onDone(stage, value -> value);
    }

    /**
     * The same, with what to do with the value.
     *
     * @param stage the stage
     * @param handler is given the value, on the selecting thread
     * @param <T> the type of its value
     * @param <R> the type of the result
     * @return the clause
     */
    public static <T extends @Nullable Object, R extends @Nullable Object> Clause<R> onDone(
            CompletionStage<? extends T> stage, Handler<? super T, ? extends R> handler) {
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(handler, "handler");
        return new Clause<>(
                StageEnd.of(stage), StageEnd.operation(), null, item -> handler.handle(StageEnd.<T>valueOf(item)));
    }

    /**
     * The same clause, taking part only if a condition holds: a clause that is switched off is never ready.
     *
     * @param condition whether it takes part
     * @return the clause
     */
    public Clause<R> when(boolean condition) {
        return new Clause<>(target, onChosen, onClosed, enabled && condition);
    }

    /**
     * The same clause, with what to do if it was chosen because its channel is closed for sending, or has ended for
     * receiving, instead of throwing {@link ChannelClosedException}.
     *
     * @param action what to do then, on the selecting thread
     * @return the clause
     */
    public Clause<R> orClosed(Action<? extends R> action) {
        return new Clause<>(target, onChosen, Objects.requireNonNull(action, "action"), enabled);
    }

    /**
     * What to do with a value when a clause was chosen.
     *
     * @param <T> the type of the value
     * @param <R> the type of the result
     */
    @FunctionalInterface
    public interface Handler<T extends @Nullable Object, R extends @Nullable Object> {

        /**
         * Handles the value, on the selecting thread. May block.
         *
         * @param value the value
         * @return the result of the select
         * @throws InterruptedException if it is interrupted
         */
        R handle(T value) throws InterruptedException;
    }

    /**
     * What to do when a clause without a value was chosen.
     *
     * @param <R> the type of the result
     */
    @FunctionalInterface
    public interface Action<R extends @Nullable Object> {

        /**
         * Runs, on the selecting thread. May block.
         *
         * @return the result of the select
         * @throws InterruptedException if it is interrupted
         */
        R run() throws InterruptedException;
    }

    // ---- for the select --------------------------------------------------------------------------------------------

    boolean isEnabled() {
        return enabled;
    }

    /** Its attempt in one select. */
    Node attempt(@Nullable Waiter waiter, Strand strand) {
        return target.attempt(waiter, strand);
    }

    /** When it is ready by time alone, in nanoseconds; {@code null} if that never happens. */
    @Nullable
    Long readyAt(Strand strand) {
        return target.readyAt(strand);
    }

    /** Whether it is known that choosing it throws, now and for ever. */
    boolean isFailed() {
        return target instanceof OperationTarget(Waitable at, Operation operation, var _) && operation.isFailed(at);
    }

    /** What the select gives once this clause was chosen. */
    R complete(@Nullable Object item) throws InterruptedException {
        if (item instanceof ChannelEnd end) {
            if (onClosed == null) {
                throw Waits.closed(target.describe(), end);
            }
            return onClosed.run();
        }
        return onChosen.handle(item);
    }

    /** What is waited for. */
    private sealed interface Target {

        Node attempt(@Nullable Waiter waiter, Strand strand);

        @Nullable
        Long readyAt(Strand strand);

        String describe();
    }

    private record OperationTarget(
            Waitable at, Operation operation, @Nullable Object item) implements Target {

        @Override
        public Node attempt(@Nullable Waiter waiter, Strand strand) {
            return new Node(waiter, at, operation, item);
        }

        @Override
        public @Nullable Long readyAt(Strand strand) {
            return null;
        }

        @Override
        public String describe() {
            return at.describe();
        }
    }

    private record DelayTarget(Duration delay) implements Target {

        @Override
        public Node attempt(@Nullable Waiter waiter, Strand strand) {
            return Moment.attempt(waiter, strand, readyAt(strand));
        }

        @Override
        public Long readyAt(Strand strand) {
            return Deadlines.endOf(strand, delay);
        }

        @Override
        public String describe() {
            return "time";
        }
    }

    private record DeadlineTarget(Deadline deadline) implements Target {

        @Override
        public Node attempt(@Nullable Waiter waiter, Strand strand) {
            return Moment.attempt(waiter, strand, readyAt(strand));
        }

        @Override
        public Long readyAt(Strand strand) {
            return deadline.nanoTime();
        }

        @Override
        public String describe() {
            return "time";
        }
    }
}
