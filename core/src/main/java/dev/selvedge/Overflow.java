package dev.selvedge;

import dev.selvedge.internal.channel.WhenFull;

/** What a send does where a channel has no place for its element. What is dropped reaches the channel's {@code onUndelivered}. */
public enum Overflow {
    /** It waits: the channel pushes back. The default. */
    BLOCK(WhenFull.WAIT),

    /** The oldest element is dropped for it. */
    DROP_OLDEST(WhenFull.DROP_OLDEST),

    /** It is dropped itself; {@link Sender#trySend} answers {@code false} instead, and leaves it to the caller. */
    DROP_NEWEST(WhenFull.DROP_NEWEST),

    /** All elements that are there are dropped for it: who receives next gets the latest. */
    KEEP_LATEST(WhenFull.KEEP_LATEST);

    final WhenFull whenFull;

    Overflow(WhenFull whenFull) {
        this.whenFull = whenFull;
    }
}
