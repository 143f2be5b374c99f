package dev.selvedge;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import dev.selvedge.spi.InTurns;
import dev.selvedge.spi.TurnGiver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the library knows of a thread or of a task without one at this moment: who it is, where that was forked, what it waits for, and who could end
 * the wait. For tools that explain what a program does; a program has no use for it.
 *
 * @param identity what tells it from all others: compare by {@code ==}
 * @param description who it is, such as {@code task 'copy' of scope 'import'}; empty if all that is known is what the thread waits for
 * @param forkTrace where it was forked, innermost frame first; empty for a thread that is no task
 * @param waits what it waits for, several things in a select; empty while it does not wait in an operation of the library
 * @param membership where it belongs; {@code null} for a thread that is no task
 * @param thread the thread it is on; {@code null} for a task that is suspended while its thread is another's
 * @param number the number among the tasks that are suspended where they wait, which it keeps; 0 for all others
 */
public record Inspection(
        Object identity,
        String description,
        List<StackTraceElement> forkTrace,
        List<Wait> waits,
        @Nullable Membership membership,
        @Nullable Thread thread,
        long number) {

    private static final String END = "wait for the end of";

    /**
     * One thing that is waited for.
     *
     * @param operation what is to be done with it, such as {@code receive}
     * @param resource what tells it from all others: compare by {@code ==}
     * @param description what it is, such as {@code channel 'rows'}
     * @param holders whose doing ends the wait, by {@link Inspection#identity()}, or threads; empty where anybody could do it
     * @param timed whether it may end by itself, because some time comes
     */
    public record Wait(String operation, Object resource, String description, List<Object> holders, boolean timed) {

        /** The same, by somebody for whom a time will come. */
        private Wait endsByItself() {
            return new Wait(operation, resource, description, holders, true);
        }
    }

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
     * @param opener who runs its body, by {@link Inspection#identity()}
     * @param owner the thread that runs its body; {@code null} while the task that does is on no thread
     * @param age how long ago it was opened
     * @param left what is left until its deadline, negative after that; {@code null} if it has none of its own
     * @param cancelled why it is being cancelled; {@code null} if it is not
     */
    public record OpenScope(
            Object identity,
            String name,
            Object opener,
            @Nullable Thread owner,
            Duration age,
            @Nullable Duration left,
            @Nullable Cancellation cancelled) {}

    /**
     * A wait that an {@link dev.selvedge.spi.Parker} was told of, to be described when that is needed: during the wait or after it. Holds
     * on to what was waited for; not to be kept.
     */
    public static final class Awaited {

        private final Object blocker;

        private Awaited(Object blocker) {
            this.blocker = blocker;
        }

        /**
         * What was to be done, such as {@code receive}; {@code select} if there were several ways to go on.
         *
         * @return a word or two
         */
        public String operation() {
            return switch (blocker) {
                case Node node -> node.operation.describe();
                case Node[] nodes when nodes.length == 1 -> nodes[0].operation.describe();
                case Node[] nodes -> "select";
                default -> END;
            };
        }

        /**
         * What it was to be done with, such as {@code channel 'rows'}; all that a select waited for, in
         * alphabetical order.
         *
         * @return a description
         */
        public String resource() {
            return switch (blocker) {
                case Node node -> node.at.describe();
                case Node[] nodes ->
                    Stream.of(nodes)
                            .map(node -> node.at.describe())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", "));
                case Waiter waiter when waiter.blocker() instanceof Waitable waitable -> waitable.describe();
                default -> "";
            };
        }

        /**
         * Who waited, such as {@code task 'copy' of scope 'import'}.
         *
         * @return a description
         */
        public String waiter() {
            return switch (blocker) {
                case Node node -> node.waiter().strand().describe();
                case Node[] nodes -> nodes[0].waiter().strand().describe();
                case Waiter waiter -> waiter.strand().describe();
                default -> "";
            };
        }
    }

    /**
     * Says what a thread waits for that is parked at an object.
     *
     * @param blocker what a {@link dev.selvedge.spi.Parker} was given
     * @return the wait, or {@code null} if it is none of the library's
     */
    public static @Nullable Awaited awaitedAt(Object blocker) {
        return switch (blocker) {
            case Node node -> new Awaited(node);
            case Node[] nodes when nodes.length > 0 -> new Awaited(nodes);
            case Waiter waiter -> new Awaited(waiter);
            default -> null;
        };
    }

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
            return blocker instanceof TurnGiver
                    ? new Inspection(thread, "", List.of(), waits(blocker), null, thread, 0)
                    : null;
        }
        List<StackTraceElement> forkTrace = strand instanceof ForkedTask<?> task ? task.forkTrace() : List.of();
        Membership membership = strand instanceof ForkedTask<?> task ? task.membership() : null;
        long number = strand instanceof ConfinedTask<?> task && task.parker() != null ? task.number() : 0;
        return new Inspection(strand, strand.describe(), forkTrace, waits(strand, blocker), membership, thread, number);
    }

    /**
     * Looks at the tasks that a loop or the like suspends where they wait, which no thread tells of meanwhile, and those that wait there to begin. Does not block, and may be
     * called from any thread.
     *
     * @return what is known of each that has not ended; those that are on a thread at this moment are among them
     */
    public static List<Inspection> confined() {
        return ConfinedTask.all().stream()
                .filter(task -> !task.isDone())
                .map(Inspection::of)
                .toList();
    }

    private static Inspection of(ConfinedTask<?> task) {
        return new Inspection(
                task,
                task.describe(),
                task.forkTrace(),
                waitsAside(task),
                task.membership(),
                task.thread(),
                task.number());
    }

    /**
     * Looks at what schedules a thread, or suspends a task.
     *
     * @param scheduler such as the executor of a virtual thread
     * @return the wait of what it schedules while that could go on but does not; {@code null} if it gives no turns
     */
    public static @Nullable Wait turnOf(Object scheduler) {
        return scheduler instanceof InTurns inTurns ? turn(inTurns.turns()) : null;
    }

    private static Wait turn(TurnGiver turns) {
        Thread holder = turns.holder();
        return new Wait("turn", turns, turns.describe(), holder == null ? List.of() : List.of(holder), false);
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

    private static List<Wait> waits(Strand strand, @Nullable Object blocker) {
        return strand instanceof ConfinedTask<?> task && task.parker() != null ? waitsAside(task) : waits(blocker);
    }

    /** A suspended task waits for something, or, once it has that, for its turn. */
    private static List<Wait> waitsAside(ConfinedTask<?> task) {
        if (task.thread() != null) {
            return List.of();
        }
        Waiter waiter = task.waiter();
        Object pending = task.pendingAt();
        if (waiter == null || pending == null) {
            return task.parker() instanceof InTurns inTurns ? List.of(turn(inTurns.turns())) : List.of();
        }
        return waits(pending).stream()
                .map(wait -> waiter.isTimed() ? wait.endsByItself() : wait)
                .toList();
    }

    private static List<Wait> waits(@Nullable Object blocker) {
        return switch (blocker) {
            case Node node -> List.of(wait(node));
            case Node[] nodes -> Stream.of(nodes).map(Inspection::wait).toList();
            case Waiter waiter when waiter.blocker() instanceof Waitable waitable -> List.of(wait(END, waitable));
            case TurnGiver turns -> List.of(new Wait("serve", turns, turns.describe(), List.of(), false));
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
