package dev.selvedge;

import dev.selvedge.internal.wait.Holding;
import dev.selvedge.internal.wait.Strand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who takes something at a {@link Selectable}, and what was asked for. */
public final class Taker {

    private final Strand strand;
    private final @Nullable Object request;

    Taker(Strand strand, @Nullable Object request) {
        this.strand = strand;
        this.request = request;
    }

    /**
     * The running task, or thread, as a taker that asks for nothing.
     *
     * @return the taker
     */
    public static Taker current() {
        return new Taker(Strand.current(), null);
    }

    /** Who it is. */
    Strand strand() {
        return strand;
    }

    /**
     * What was given to {@link Selectable#take}, {@link Selectable#tryTake} or {@link Selectable#clause}.
     *
     * @return the request, or {@code null} if there was none
     */
    public @Nullable Object request() {
        return request;
    }

    /**
     * The time by the taker's clock, which a test may have set.
     *
     * @return the time in nanoseconds, of which only differences mean anything
     */
    public long nanoTime() {
        return strand.environment().time().nanoTime();
    }

    /**
     * Whether both are the same task or thread.
     *
     * @param other another taker
     * @return whether they are the same
     */
    public boolean isSameAs(Taker other) {
        return strand == other.strand;
    }

    /**
     * Who it is, for messages, such as {@code task 'reader' of scope 'import'}.
     *
     * @return a few words
     */
    public String describe() {
        return strand.describe();
    }

    /**
     * Reports something that no caller can be told of to the environment's listener, which logs it unless told otherwise.
     *
     * @param message what went wrong, in a sentence
     */
    public void report(String message) {
        strand.environment().listener().problem(message, new IllegalStateException(message));
    }

    /**
     * Notes that the taker holds something. Never blocks.
     *
     * @param whenEnded runs on the task's thread if the task ends and still holds it, before its end is seen; never for a
     *     thread that is no task
     * @return to be released when the taker holds it no longer
     */
    public Ownership own(Runnable whenEnded) {
        Objects.requireNonNull(whenEnded, "whenEnded");
        Holding holding = strand.hold(whenEnded);
        return holding::letGo;
    }

    /** That a taker holds something. Safe for use by several threads. */
    @FunctionalInterface
    public interface Ownership {

        /**
         * Ends it. Never blocks.
         *
         * @return whether it was held until now; {@code false} if it was released before, or the task has ended
         */
        boolean release();
    }
}
