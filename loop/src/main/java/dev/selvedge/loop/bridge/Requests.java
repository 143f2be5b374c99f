package dev.selvedge.loop.bridge;

import dev.selvedge.Clause;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import org.jspecify.annotations.Nullable;

/** How many elements a subscriber has asked for and not been given. */
final class Requests extends Selectable<Boolean> {

    /** Guarded by the lock; {@link Long#MAX_VALUE} is without end (rule 3.17 of Reactive Streams). */
    private long open;

    /** Guarded by the lock. */
    private boolean closed;

    Requests() {
        super("request of a subscriber");
    }

    /** Adds so many, unless it is closed. Never blocks. */
    void add(long n) {
        change(() -> {
            if (!closed) {
                open = n > Long.MAX_VALUE - open ? Long.MAX_VALUE : open + n;
            }
        });
    }

    /**
     * Takes back what is open, and what will yet be added: who waits here waits until it is cancelled. Never blocks.
     */
    void close() {
        change(() -> {
            closed = true;
            open = 0;
        });
    }

    /** Takes one; waits for it. */
    void takeOne() throws InterruptedException {
        take(null);
    }

    /** A clause that takes one. */
    <R extends @Nullable Object> Clause<R> onOne(Clause.Action<? extends R> action) {
        return clause(null, one -> action.run());
    }

    @Override
    protected @Nullable Boolean offer(Taker taker) {
        return open > 0 ? true : null;
    }

    @Override
    protected void taken(Taker taker, Boolean what) {
        if (open != Long.MAX_VALUE) {
            open--;
        }
    }
}
