package dev.selvedge;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Selection;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waiter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the first of several things: an element to receive, a place for one to send, a task's end, a time. Exactly one
 * clause takes effect; where several are ready, a random one, so that none starves.
 *
 * {@snippet :
 * String next = Select.select(
 *     orders.onReceive(order -> "order " + order.id()),
 *     price.onDone(p -> "price " + p),
 *     Clause.after(Duration.ofSeconds(1), () -> "idle"));
 * }
 *
 * <p>What is ready is decided as if at one instant. The same channel may appear several times, as sender and as receiver:
 * a select never meets itself. The chosen clause's handler runs on the calling thread, when the choice has been made; its
 * result, or its exception, is that of the select.
 */
public final class Select {

    private Select() {}

    /**
     * Waits until one of the clauses is ready, and does it; if several are, a random one.
     *
     * @param clauses the clauses
     * @param <R> the type of the result
     * @return the result of the chosen clause
     * @throws IllegalArgumentException if there is no clause
     * @throws IllegalStateException if every clause is switched off, so that it would wait for ever
     * @throws ChannelClosedException if the chosen clause's channel is closed and the clause does not say what to do then
     * @throws TaskFailedException if the chosen clause's task failed
     * @throws TaskCancelledException if the chosen clause's task was cancelled
     * @throws CancelledException if the caller is cancelled; no clause took effect
     * @throws InterruptedException if the thread is interrupted before or while it waits; no clause took effect
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <R extends @Nullable Object> R select(Clause<? extends R>... clauses) throws InterruptedException {
        return await(clauses, true);
    }

    /**
     * The same, but of several ready clauses it takes the first in the order given.
     *
     * @param clauses the clauses, the most important first
     * @param <R> the type of the result
     * @return the result of the chosen clause
     * @throws IllegalArgumentException if there is no clause
     * @throws IllegalStateException if every clause is switched off, so that it would wait for ever
     * @throws ChannelClosedException as for {@link #select}
     * @throws TaskFailedException as for {@link #select}
     * @throws TaskCancelledException as for {@link #select}
     * @throws CancelledException if the caller is cancelled; no clause took effect
     * @throws InterruptedException if the thread is interrupted before or while it waits; no clause took effect
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <R extends @Nullable Object> R prioritized(Clause<? extends R>... clauses)
            throws InterruptedException {
        return await(clauses, false);
    }

    /**
     * Does one of the clauses that are ready now, a random one if several are. Does not wait, and is not ended by a
     * cancellation or an interrupt, unless the chosen clause's handler is.
     *
     * @param clauses the clauses
     * @param <R> the type of the result
     * @return the result of the chosen clause, or {@code null} if none was ready
     * @throws IllegalArgumentException if there is no clause
     * @throws ChannelClosedException as for {@link #select}
     * @throws TaskFailedException as for {@link #select}
     * @throws TaskCancelledException as for {@link #select}
     * @throws InterruptedException if the chosen clause's handler throws it
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public static <R> @Nullable R poll(Clause<? extends R>... clauses) throws InterruptedException {
        List<Clause<? extends R>> enabled = enabled(clauses);
        if (enabled.isEmpty()) {
            return null;
        }
        Strand strand = Strand.current();
        shuffle(enabled, strand);
        Node[] nodes = attempts(enabled, null, strand);
        Node done = Selection.poll(nodes);
        return done == null ? null : complete(enabled, nodes, done);
    }

    private static <R extends @Nullable Object> R await(Clause<? extends R>[] clauses, boolean fair)
            throws InterruptedException {
        List<Clause<? extends R>> enabled = enabled(clauses);
        if (enabled.isEmpty()) {
            throw new IllegalStateException(
                    (clauses.length == 1 ? "the only clause is" : "all " + clauses.length + " clauses are")
                            + " switched off, so the select would wait for ever: leave one on, or use poll");
        }
        Strand strand = Strand.current();
        if (fair) {
            shuffle(enabled, strand);
        }
        Signal signal = strand.checkpoint();
        if (signal != null) {
            return completeFailed(enabled, strand, signal);
        }
        Clause<? extends R> firstInTime = firstInTime(enabled, strand);
        Long endsAt = firstInTime == null ? null : firstInTime.readyAt(strand);
        Node[] nodes = attempts(enabled, endsAt == null ? Waiter.of(strand) : Waiter.until(strand, endsAt), strand);
        Object result = Selection.select(nodes);
        if (result instanceof Node done) {
            return complete(enabled, nodes, done);
        }
        if (result == Signal.TIMED_OUT && firstInTime != null) {
            return firstInTime.complete(null);
        }
        throw Cancellation.exception(strand, (Signal) result);
    }

    /** A task's failure that is known wins over a cancellation; nothing else does. */
    private static <R extends @Nullable Object> R completeFailed(
            List<Clause<? extends R>> clauses, Strand strand, Signal signal) throws InterruptedException {
        if (signal == Signal.CANCELLED) {
            for (Clause<? extends R> clause : clauses) {
                if (clause.isFailed()) {
                    return poll(clause, strand);
                }
            }
        }
        throw Cancellation.exception(strand, signal);
    }

    private static <R extends @Nullable Object> R poll(Clause<? extends R> failed, Strand strand)
            throws InterruptedException {
        Node node = failed.attempt(null, strand);
        Selection.poll(new Node[] {node});
        return failed.complete(node.item);
    }

    private static <R extends @Nullable Object> List<Clause<? extends R>> enabled(Clause<? extends R>[] clauses) {
        Objects.requireNonNull(clauses, "clauses");
        if (clauses.length == 0) {
            throw new IllegalArgumentException("no clause is given: a select needs at least one to wait for");
        }
        List<Clause<? extends R>> enabled = new ArrayList<>(clauses.length);
        for (int i = 0; i < clauses.length; i++) {
            if (Objects.requireNonNull(clauses[i], "clauses[" + i + "]").isEnabled()) {
                enabled.add(clauses[i]);
            }
        }
        return enabled;
    }

    /** Fisher and Yates's shuffle, with the strand's random choices. */
    private static void shuffle(List<?> clauses, Strand strand) {
        for (int i = clauses.size() - 1; i > 0; i--) {
            Collections.swap(clauses, i, strand.random(i + 1));
        }
    }

    private static <R extends @Nullable Object> @Nullable Clause<? extends R> firstInTime(
            List<Clause<? extends R>> clauses, Strand strand) {
        Clause<? extends R> first = null;
        for (Clause<? extends R> clause : clauses) {
            if (clause.readyAt(strand) != null && (first == null || isEarlier(clause, first, strand))) {
                first = clause;
            }
        }
        return first;
    }

    private static boolean isEarlier(Clause<?> one, Clause<?> other, Strand strand) {
        Long oneAt = Objects.requireNonNull(one.readyAt(strand));
        Long otherAt = Objects.requireNonNull(other.readyAt(strand));
        return oneAt - otherAt < 0;
    }

    private static Node[] attempts(List<? extends Clause<?>> clauses, @Nullable Waiter waiter, Strand strand) {
        Node[] nodes = new Node[clauses.size()];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = clauses.get(i).attempt(waiter, strand);
        }
        return nodes;
    }

    private static <R extends @Nullable Object> R complete(List<Clause<? extends R>> clauses, Node[] nodes, Node done)
            throws InterruptedException {
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] == done) {
                return clauses.get(i).complete(done.item);
            }
        }
        throw new AssertionError("the select was ended by a clause that is not its own");
    }
}
