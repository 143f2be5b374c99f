package dev.selvedge;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended: with a value, with an exception, or cancelled. Made for {@code switch}.
 *
 * @param <T> the type of the value
 */
public sealed interface Outcome<T extends @Nullable Object> {

    /**
     * The task's body returned.
     *
     * @param value what it returned
     * @param <T> the type of the value
     */
    record Success<T extends @Nullable Object>(T value) implements Outcome<T> {}

    /**
     * The task's body threw.
     *
     * @param exception what it threw
     * @param <T> the type of the value that it did not return
     */
    record Failure<T extends @Nullable Object>(Throwable exception) implements Outcome<T> {
        /**
         * Checks that the exception is there.
         *
         * @throws NullPointerException if {@code exception} is {@code null}
         */
        public Failure {
            Objects.requireNonNull(exception, "exception");
        }
    }

    /**
     * The task was cancelled, and its body, if it ran at all, ended because of that.
     *
     * @param cancellation by whom, why and when
     * @param <T> the type of the value that it did not return
     */
    record Cancelled<T extends @Nullable Object>(Cancellation cancellation) implements Outcome<T> {
        /**
         * Checks that the cancellation is there.
         *
         * @throws NullPointerException if {@code cancellation} is {@code null}
         */
        public Cancelled {
            Objects.requireNonNull(cancellation, "cancellation");
        }
    }
}
