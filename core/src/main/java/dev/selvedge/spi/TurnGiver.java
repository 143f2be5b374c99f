package dev.selvedge.spi;

import org.jspecify.annotations.Nullable;

/**
 * Gives turns to tasks of which one runs at a time, such as a loop. For tools, which ask it who is in the way of a task that could go on. The
 * thread that waits for something to run parks at it.
 */
public interface TurnGiver {

    /**
     * What it is.
     *
     * @return such as {@code event loop 'ui'}
     */
    String describe();

    /**
     * Whose turn it is. Called by any thread; does not block.
     *
     * @return the thread, be it a task's or another one's; {@code null} if nobody has a turn
     */
    @Nullable
    Thread holder();
}
