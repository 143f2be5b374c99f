package dev.selvedge.doctor.agent;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a virtual thread lies that is parked without a carrier. To take its stack anew is what a look takes longest for; if it lies just as at the
 * last look, it still has the same stack, or one of the same length that ends in a wait for the same thing, which says as little of having moved.
 *
 * @param state the number of its state
 * @param blocker what it is parked by
 * @param chunk where its stack is kept
 * @param top where in that the stack begins
 * @param waits how many timed waits it has begun, as far as a byte can count
 */
record Asleep(
        int state,
        @Nullable Object blocker,
        Object chunk,
        int top,
        @Nullable Object waits) {

    private static final String VIRTUAL = "java.lang.VirtualThread";
    private static final String CONTINUATION = "jdk.internal.vm.Continuation";
    private static final String CHUNK = "jdk.internal.vm.StackChunk";

    /** {@code null} if it has a carrier, or this JDK keeps such things elsewhere. */
    static @Nullable Asleep of(Thread thread) {
        if (!thread.isVirtual() || Peek.field(thread, VIRTUAL, "carrierThread") != null) {
            return null;
        }
        Object continuation = Peek.field(thread, VIRTUAL, "cont");
        Object chunk = Peek.field(continuation, CONTINUATION, "tail");
        Object top = Peek.field(chunk, CHUNK, "sp");
        Object state = Peek.field(thread, VIRTUAL, "state");
        if (chunk == null || !(top instanceof Integer at) || !(state instanceof Integer number)) {
            return null;
        }
        return new Asleep(
                number,
                Peek.field(thread, "java.lang.Thread", "parkBlocker"),
                chunk,
                at,
                Peek.field(thread, VIRTUAL, "timedWaitSeqNo"));
    }

    @SuppressWarnings("ReferenceEquality") // they must be the same, not alike
    boolean isLike(@Nullable Asleep other) {
        return other != null
                && state == other.state
                && blocker == other.blocker
                && chunk == other.chunk
                && top == other.top
                && Objects.equals(waits, other.waits);
    }
}
