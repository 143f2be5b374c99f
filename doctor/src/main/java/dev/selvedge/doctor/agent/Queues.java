package dev.selvedge.doctor.agent;

import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The queues whose size stands in their fields, so that it can be read without a lock, without a walk, and without code of the program.
 * Timers are left out: it is their business that what is due comes late.
 */
final class Queues {

    private static final String JDK = "java.util.concurrent.";
    private static final String CHANNEL = "dev.selvedge.internal.channel.ChannelCore";
    private static final int NONE = -1;

    private final Memory memory;

    Queues(Memory memory) {
        this.memory = memory;
    }

    /**
     * What a queue has told.
     *
     * @param capacity -1 for none
     * @param takersWaitAt what those are parked by who want to take; {@code null} if it is not known
     */
    record Measure(long size, long capacity, @Nullable Object takersWaitAt) {}

    /** {@code null} if it is no queue of a kind that is known. */
    @Nullable
    Measure measure(Object object) {
        return switch (object) {
            case LinkedBlockingQueue<?> queue ->
                of(number(Peek.field(queue, JDK + "LinkedBlockingQueue", "count")), queue, "LinkedBlockingQueue");
            case LinkedBlockingDeque<?> queue ->
                of(number(Peek.field(queue, JDK + "LinkedBlockingDeque", "count")), queue, "LinkedBlockingDeque");
            case ArrayBlockingQueue<?> queue -> array(queue);
            case PriorityBlockingQueue<?> queue ->
                of(number(Peek.field(queue, JDK + "PriorityBlockingQueue", "size")), queue, "PriorityBlockingQueue");
            case ArrayDeque<?> deque -> deque(deque);
            case ForkJoinPool pool -> pool(pool);
            default -> object.getClass().getName().equals(CHANNEL) ? channel(object) : null;
        };
    }

    private static Measure of(long size, Object queue, String type) {
        Object capacity = Peek.field(queue, JDK + type, "capacity");
        return new Measure(size, bound(number(capacity)), Peek.field(queue, JDK + type, "notEmpty"));
    }

    private static Measure array(Object queue) {
        String type = JDK + "ArrayBlockingQueue";
        long capacity = Peek.field(queue, type, "items") instanceof Object[] items ? items.length : NONE;
        return new Measure(number(Peek.field(queue, type, "count")), capacity, Peek.field(queue, type, "notEmpty"));
    }

    private static @Nullable Measure deque(Object deque) {
        String type = "java.util.ArrayDeque";
        if (!(Peek.field(deque, type, "elements") instanceof Object[] elements)) {
            return null;
        }
        long size = number(Peek.field(deque, type, "tail")) - number(Peek.field(deque, type, "head"));
        return new Measure(size < 0 ? size + elements.length : size, NONE, null);
    }

    private static @Nullable Measure pool(ForkJoinPool pool) {
        if (!(Peek.field(pool, JDK + "ForkJoinPool", "queues") instanceof Object[] queues)) {
            return null;
        }
        long size = 0;
        for (Object queue : queues) {
            if (queue != null) {
                String type = JDK + "ForkJoinPool$WorkQueue";
                size += Math.max(0, number(Peek.field(queue, type, "top")) - number(Peek.field(queue, type, "base")));
            }
        }
        return new Measure(size, NONE, null);
    }

    private @Nullable Measure channel(Object channel) {
        long sent = memory.number(channel, "sent");
        long gone = memory.number(channel, "received") + memory.number(channel, "undelivered");
        return new Measure(Math.max(0, sent - gone), bound(memory.number(channel, "capacity")), channel);
    }

    private static long bound(long capacity) {
        return capacity < 0 || capacity == Integer.MAX_VALUE ? NONE : capacity;
    }

    private static long number(@Nullable Object value) {
        return switch (value) {
            case AtomicInteger count -> count.get();
            case Number number -> number.longValue();
            case null, default -> NONE;
        };
    }
}
