package dev.selvedge.internal.wait;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Why something was cancelled, by whom and when. Shared by everything below what was cancelled. Safe for many threads. */
public final class CancelCause {

    /** What kind of reason it was. */
    public enum Kind {
        /** Somebody asked for it. */
        REQUESTED,
        /** A task of the scope failed. */
        TASK_FAILED,
        /** The body of the scope threw, or its thread was interrupted. */
        BODY_FAILED,
        /** The deadline has passed. */
        DEADLINE,
        /** The scope has no use for its daemons any more. */
        SCOPE_ENDED
    }

    private final Kind kind;
    private final Region origin;
    private final String canceller;
    private final String reason;
    private final Instant at;
    private final @Nullable Throwable trigger;
    private final List<Throwable> handlerFailures = new CopyOnWriteArrayList<>();

    /**
     * Notes a cancellation.
     *
     * @param kind what kind of reason it was
     * @param origin the region that was asked to be cancelled
     * @param canceller who asked
     * @param reason why, in words
     * @param at when
     * @param trigger the exception that led to it, or {@code null}
     */
    public CancelCause(
            Kind kind, Region origin, String canceller, String reason, Instant at, @Nullable Throwable trigger) {
        this.kind = kind;
        this.origin = origin;
        this.canceller = canceller;
        this.reason = reason;
        this.at = at;
        this.trigger = trigger;
    }

    /** {@return what kind of reason it was} */
    public Kind kind() {
        return kind;
    }

    /** {@return the region that was asked to be cancelled} */
    public Region origin() {
        return origin;
    }

    /** {@return who asked} */
    public String canceller() {
        return canceller;
    }

    /** {@return why, in words} */
    public String reason() {
        return reason;
    }

    /** {@return when} */
    public Instant at() {
        return at;
    }

    /** {@return the exception that led to it, or {@code null}} */
    public @Nullable Throwable trigger() {
        return trigger;
    }

    /** {@return what the handlers of this cancellation have thrown so far} */
    public List<Throwable> handlerFailures() {
        return handlerFailures;
    }
}
