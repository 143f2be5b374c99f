package dev.selvedge.lab.items;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What is done for readers who have left: calls that begin then, and how long any goes on. Confined to the event loop. */
final class Gone {

    /** A server needs a moment to notice; what it asks for in that time is not held against it. */
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Map<Integer, Long> leftAt = new HashMap<>();
    private long begun;
    private long longestNanos;

    void left(int reader, long now) {
        leftAt.putIfAbsent(reader, now);
    }

    void begins(Call call, long now) {
        if (since(call, now) > MOMENT_NANOS) {
            begun++;
        }
    }

    /** Takes note that a call is there still. */
    void isUnderWay(Call call, long now) {
        longestNanos = Math.max(longestNanos, since(call, now));
    }

    private long since(Call call, long now) {
        Long left = leftAt.get(call.post().reader());
        return left == null ? 0 : now - left;
    }

    /** Returns how many calls began for a reader who had left a moment before, or longer ago. */
    long begun() {
        return begun;
    }

    /** Returns the longest time after its reader had left that a call was under way. */
    long longestMillis() {
        return TimeUnit.NANOSECONDS.toMillis(longestNanos);
    }

    void reset() {
        leftAt.clear();
        begun = 0;
        longestNanos = 0;
    }
}
