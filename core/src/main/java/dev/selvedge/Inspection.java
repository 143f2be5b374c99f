package dev.selvedge;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the library knows of a thread at this moment: who runs on it, where that was forked, what it waits for, and who could end the
 * wait. For tools that explain what a program does; a program has no use for it.
 *
 * @param identity what tells it from all others: compare by {@code ==}
 * @param description who it is, such as {@code task 'copy' of scope 'import'}
 * @param forkTrace where it was forked, innermost frame first; empty for a thread that is no task
 * @param waits what it waits for, several things in a select; empty while it does not wait in an operation of the library
 * @param membership where it belongs; {@code null} for a thread that is no task
 */
public record Inspection(
        Object identity,
        String description,
        List<StackTraceElement> forkTrace,
        List<Wait> waits,
        @Nullable Membership membership) {

    /**
     * One thing that is waited for.
     *
     * @param operation what is to be done with it, such as {@code receive}
     * @param resource what tells it from all others: compare by {@code ==}
     * @param description what it is, such as {@code channel 'rows'}
     * @param holders whose doing ends the wait, by {@link Inspection#identity()}; empty where anybody could do it
     * @param timed whether it may end by itself, because some time comes
     */
    public record Wait(String operation, Object resource, String description, List<Object> holders, boolean timed) {}

    /**
     * A task as one of its scope.
     *
     * @param task its name
     * @param daemon whether it is cancelled once only daemons are left
     * @param cancelled why it is being cancelled; {@code null} if it is not
     * @param scope the scope
     */
    public record Membership(
            String task, boolean daemon, @Nullable Cancellation cancelled, OpenScope scope) {}

    /**
     * A scope that has not ended.
     *
     * @param identity what tells it from all others: compare by {@code ==}
     * @param name its name
     * @param owner the thread that runs its body, which is that of a task if a task has opened it
     * @param age how long ago it was opened
     * @param left what is left until its deadline, negative after that; {@code null} if it has none of its own
     * @param cancelled why it is being cancelled; {@code null} if it is not
     */
    public record OpenScope(
            Object identity,
            String name,
            @Nullable Thread owner,
            Duration age,
            @Nullable Duration left,
            @Nullable Cancellation cancelled) {}

    /**
     * Looks at a thread. Does not block, and may be called from any thread; what it tells is as old as the call if the thread runs.
     *
     * @param thread the thread
     * @return what is known of it, or {@code null} if the library knows nothing: it runs no task, and does not wait here
     */
    public static @Nullable Inspection of(Thread thread) {
        Object blocker = LockSupport.getBlocker(thread);
        Strand strand = strandOf(thread, blocker);
        if (strand == null) {
            return null;
        }
        List<StackTraceElement> forkTrace = strand instanceof ForkedTask<?> task ? task.forkTrace() : List.of();
        Membership membership = strand instanceof ForkedTask<?> task ? task.membership() : null;
        return new Inspection(strand, strand.describe(), forkTrace, waits(blocker), membership);
    }

    private static @Nullable Strand strandOf(Thread thread, @Nullable Object blocker) {
        return switch (blocker) {
            case Node node -> node.waiter().strand();
            case Node[] nodes -> nodes[0].waiter().strand();
            case Waiter waiter -> waiter.strand();
            case Strand strand when strand.thread() == thread -> strand;
            case null, default -> thread.getUncaughtExceptionHandler() instanceof Strand marked ? marked : null;
        };
    }

    private static List<Wait> waits(@Nullable Object blocker) {
        return switch (blocker) {
            case Node node -> List.of(wait(node));
            case Node[] nodes -> Stream.of(nodes).map(Inspection::wait).toList();
            case Waiter waiter
            when waiter.blocker() instanceof Waitable waitable -> List.of(wait("wait for the end of", waitable));
            case null, default -> List.of();
        };
    }

    private static Wait wait(Node node) {
        return wait(node.operation.describe(), node.at);
    }

    private static Wait wait(String operation, Waitable waitable) {
        return new Wait(
                operation, waitable, waitable.describe(), List.copyOf(waitable.holders()), waitable.endsByItself());
    }
}
