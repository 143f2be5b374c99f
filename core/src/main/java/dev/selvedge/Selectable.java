package dev.selvedge;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Operation;
import dev.selvedge.internal.wait.Selection;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.WaitQueue;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * For those who write things to wait for: a state, and those who wait until it has something for them. A subclass says what
 * the state offers and what changes when that is taken; waiting, cancellation, order and selection come from here, as for a
 * channel: exactly one clause of a select takes effect, and who waits longest is served first.
 *
 * {@snippet :
 * final class Turnstile extends Selectable<Integer> {
 *     private int free;
 *
 *     Turnstile() { super("turnstile"); }
 *
 *     protected Integer offer(Taker taker) { return free > 0 ? free : null; }
 *     protected void taken(Taker taker, Integer what) { free--; }
 *
 *     void open() { change(() -> free++); }
 *     void pass() throws InterruptedException { take(null); }
 *     Clause<Integer> onPass() { return clause(null, left -> left); }
 * }
 * }
 *
 * <p>The state is guarded by a lock that spins: {@link #offer}, {@link #taken} and what is given to {@link #change} and
 * {@link #read} run with it held, so they are to be a few instructions, and must neither block nor call anything that waits.
 * Safe for use by several threads, virtual or not.
 *
 * @param <T> the type of what is taken
 */
public abstract class Selectable<T> {

    private final Gate gate;

    /**
     * Makes one that nobody waits for.
     *
     * @param description what it is, for messages, such as {@code semaphore 'seats'}
     */
    protected Selectable(String description) {
        this.gate = new Gate(this, Objects.requireNonNull(description, "description"));
    }

    // ---- for the subclass to say -----------------------------------------------------------------------------------

    /**
     * What the state has for a taker now. Leaves the state as it is: it may be that nobody takes it, because the taker was
     * cancelled or chose otherwise at this very moment. Called with the lock held.
     *
     * @param taker who asks, and what for
     * @return what the taker would get, or {@code null} if it has to wait
     */
    protected abstract @Nullable T offer(Taker taker);

    /**
     * Changes the state, because what was offered has been taken. Called with the lock held, right after {@link #offer}.
     * Throws nothing.
     *
     * @param taker who took it
     * @param what what was offered
     */
    protected abstract void taken(Taker taker, T what);

    /**
     * Undoes what {@link #offer} has prepared, because it was not taken. Called with the lock held, right after it. Throws
     * nothing; does nothing unless overridden.
     *
     * @param taker who did not take it
     * @param what what was offered
     */
    protected void withdrawn(Taker taker, T what) {}

    /**
     * When {@link #offer} will have something for a taker though nothing changes but the time. Called with the lock held, for who
     * waits first, when there is nothing to offer now.
     *
     * @param taker who waits
     * @return the time, on the scale of {@link Taker#nanoTime()}; {@code null}, unless overridden, if only a change helps
     */
    protected @Nullable Long readyAt(Taker taker) {
        return null;
    }

    /**
     * Says who holds what others wait for, so that a tool can tell who waits for whom. Called with the lock held; takes no time and has no
     * effect.
     *
     * @return who was given it and has not given it back; empty unless overridden
     */
    protected List<Taker> holders() {
        return List.of();
    }

    // ---- for the subclass to use -----------------------------------------------------------------------------------

    /**
     * Changes the state, and then serves those who wait, in their order, for as long as there is something for the first. Never
     * blocks.
     *
     * @param change changes the state, with the lock held
     */
    protected final void change(Runnable change) {
        gate.change(change);
    }

    /**
     * Looks at the state. Never blocks.
     *
     * @param reader reads it, with the lock held; may note something there, if that gives nobody who waits anything to take
     * @param <V> the type of what is read
     * @return what the reader returned
     */
    protected final <V extends @Nullable Object> V read(Supplier<V> reader) {
        gate.lock();
        try {
            return reader.get();
        } finally {
            gate.unlock();
        }
    }

    /**
     * Takes; waits until there is something to take, and behind those who have waited longer.
     *
     * @param request what is asked for, or {@code null}
     * @return what was taken
     * @throws CancelledException if the caller is cancelled; nothing was taken
     * @throws InterruptedException if the thread is interrupted before or while it waits; nothing was taken
     */
    protected final T take(@Nullable Object request) throws InterruptedException {
        Strand strand = Waits.checked();
        T now = takeNow(strand, request);
        return now != null ? now : await(strand, request);
    }

    private @Nullable T takeNow(Strand strand, @Nullable Object request) {
        gate.lock();
        try {
            return gate.takeNow(this, new Taker(strand, request));
        } finally {
            gate.unlock();
        }
    }

    private T await(Strand strand, @Nullable Object request) throws InterruptedException {
        Object end = Selection.select(new Node[] {new Node(Waiter.of(strand), gate, Take.OPERATION, request)});
        if (end instanceof Signal signal) {
            throw Cancellation.exception(strand, signal);
        }
        return result(((Node) end).item);
    }

    /**
     * Takes if that is possible now, and nobody else has waited for it. Never blocks, and works in a cancelled task as well.
     *
     * @param request what is asked for, or {@code null}
     * @return what was taken, or {@code null}
     */
    protected final @Nullable T tryTake(@Nullable Object request) {
        return takeNow(Strand.current(), request);
    }

    /**
     * A clause that is ready when there is something to take, and takes it.
     *
     * @param request what is asked for, or {@code null}
     * @param handler is given what was taken, on the selecting thread
     * @param <R> the type of the clause's result
     * @return the clause
     */
    protected final <R extends @Nullable Object> Clause<R> clause(
            @Nullable Object request, Clause.Handler<? super T, ? extends R> handler) {
        Objects.requireNonNull(handler, "handler");
        return new Clause<>(gate, Take.OPERATION, request, item -> handler.handle(result(item)));
    }

    /** What was taken is what was offered. */
    @SuppressWarnings("unchecked")
    private T result(@Nullable Object taken) {
        return (T) Objects.requireNonNull(taken);
    }

    /**
     * How many wait, select clauses included. Never blocks.
     *
     * @return how many
     */
    public final int waiting() {
        gate.lock();
        try {
            return gate.waiters.countPending(node -> true);
        } finally {
            gate.unlock();
        }
    }

    /**
     * What it is, for messages and diagnosis.
     *
     * @return a few words
     */
    public final String describe() {
        return gate.describe();
    }

    @Override
    public String toString() {
        return describe();
    }

    // ---- the waiting -----------------------------------------------------------------------------------------------

    private static final class Gate extends Waitable {

        private final Selectable<?> state;
        private final String description;
        private final WaitQueue waiters = new WaitQueue();

        /** Whether an alarm is set, and for when. */
        private boolean armed;

        private long armedFor;

        Gate(Selectable<?> state, String description) {
            this.state = state;
            this.description = description;
        }

        void change(Runnable change) {
            List<Node> served;
            Runnable alarmToSet;
            lock();
            try {
                change.run();
                served = serve();
                alarmToSet = nextAlarm();
            } finally {
                unlock();
            }
            for (Node node : served) {
                node.waiter().wake();
            }
            if (alarmToSet != null) {
                alarmToSet.run();
            }
        }

        /** With the lock held: what sets, without it, the alarm that who waits first needs; {@code null} if none. */
        private @Nullable Runnable nextAlarm() {
            Node first = waiters.firstPending();
            if (first == null) {
                return null;
            }
            Strand strand = first.waiter().strand();
            Long at = state.readyAt(new Taker(strand, first.item));
            if (at == null || (armed && armedFor - at <= 0)) {
                return null;
            }
            armed = true;
            armedFor = at;
            return () -> strand.environment().time().schedule(at, this::alarmed);
        }

        private void alarmed() {
            change(() -> armed = false);
        }

        /** Serves those who wait, as far as it goes; those served are to be woken. */
        List<Node> serve() {
            Node node = waiters.firstPending();
            if (node == null) {
                return List.of();
            }
            List<Node> served = new ArrayList<>(1);
            while (node != null && serve(state, node, served)) {
                node = waiters.firstPending();
            }
            return served;
        }

        /** Whether to go on with the next one. */
        private <T> boolean serve(Selectable<T> state, Node node, List<Node> served) {
            Taker taker = new Taker(node.waiter().strand(), node.item);
            T offered = state.offer(taker);
            if (offered == null) {
                return false;
            }
            node.item = offered;
            if (node.settle()) {
                state.taken(taker, offered);
                served.add(node);
            } else {
                state.withdrawn(taker, offered);
            }
            waiters.remove(node);
            return true;
        }

        <T> @Nullable T takeNow(Selectable<T> state, Taker taker) {
            if (waiters.firstPending() != null) {
                return null;
            }
            T offered = state.offer(taker);
            if (offered != null) {
                state.taken(taker, offered);
            }
            return offered;
        }

        @Override
        public String describe() {
            return description;
        }

        @Override
        public boolean endsByItself() {
            lock();
            try {
                return armed;
            } finally {
                unlock();
            }
        }

        @Override
        public List<Strand> holders() {
            lock();
            try {
                return state.holders().stream().map(Taker::strand).toList();
            } finally {
                unlock();
            }
        }
    }

    private enum Take implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            Gate gate = (Gate) node.at;
            Object taken = gate.takeNow(gate.state, new Taker(Strand.current(), node.item));
            if (taken == null) {
                return false;
            }
            node.item = taken;
            return true;
        }

        @Override
        public void enqueue(Node node) {
            Gate gate = (Gate) node.at;
            gate.waiters.add(node);
            node.effects = gate.nextAlarm();
        }

        @Override
        public void whileWaiting(Node node) {
            if (node.effects instanceof Runnable alarm) {
                node.effects = null;
                alarm.run();
            }
        }

        @Override
        public void dequeue(Node node) {
            ((Gate) node.at).waiters.remove(node);
        }

        @Override
        public String describe() {
            return "take";
        }
    }
}
