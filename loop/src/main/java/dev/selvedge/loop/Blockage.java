package dev.selvedge.loop;

import java.time.Duration;
import java.util.List;

/**
 * An event loop that is later than it may be, and what was in the way when that was seen.
 *
 * @param loop the loop's name
 * @param late how long something had waited for its turn
 * @param turnLasts how long the turn in the way had gone on; zero if it is none of the loop's, but its host's
 * @param waiting how many turns were ready behind it: where the turn in the way is short and this is large, there is too much to do
 * @param thread the name of the thread in the way: the loop's, or that of a task confined by turns or by baton
 * @param stack what that thread did, innermost first
 */
public record Blockage(
        String loop, Duration late, Duration turnLasts, int waiting, String thread, List<StackTraceElement> stack) {

    /** Copies what could change. */
    public Blockage {
        stack = List.copyOf(stack);
    }

    /** {@return a sentence, and the stack below it} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("event loop '")
                .append(loop)
                .append("' is ")
                .append(late.toMillis())
                .append(" ms late: '")
                .append(thread)
                .append("' has had the turn for ")
                .append(turnLasts.toMillis())
                .append(" ms, and ")
                .append(waiting)
                .append(" more are ready");
        stack.forEach(frame -> text.append("\n    at ").append(frame));
        return text.toString();
    }
}
