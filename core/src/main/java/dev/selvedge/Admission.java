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
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Who may start in a scope, and how many are there: lets tasks in, within the limit and in the order of asking, counts
 * them out, and tells when none is left. The lock guards every field that changes.
 */
final class Admission extends Waitable {

    /** What a fork is told. */
    enum Answer {
        /** Start it; it is counted. */
        ADMITTED,
        /** Start it; it is counted as a daemon. */
        ADMITTED_DAEMON,
        /** Don't start it: the scope wants no more work. */
        CANCELLED,
        /** Don't start it now: as many run as may. */
        FULL
    }

    private enum State {
        /** Body or tasks are at work. */
        OPEN,
        /** Body and tasks have ended; the daemons are being cancelled. */
        WINDING_DOWN,
        /** All have ended. */
        CLOSED
    }

    private final ScopeImpl scope;

    /** How many tasks may run at a time; 0 for any number. */
    private final int slots;

    private final AtomicInteger numbers = new AtomicInteger();
    private final WaitQueue forks = new WaitQueue();
    private final List<ForkedTask<?>> daemons = new ArrayList<>(0);
    private State state = State.OPEN;
    private int running;
    private int runningDaemons;

    /** Waits for the last to be counted out. */
    private @Nullable Waiter closer;

    private boolean closerWaitsForDaemons;

    Admission(ScopeImpl scope, int slots) {
        this.scope = scope;
        this.slots = slots;
    }

    // ---- in --------------------------------------------------------------------------------------------------------

    int nextNumber() {
        return numbers.incrementAndGet();
    }

    /** Asks for one task, without waiting. */
    Answer ask() {
        lock();
        try {
            return answerNow();
        } finally {
            unlock();
        }
    }

    Answer askForDaemon() {
        lock();
        try {
            Answer answer = answerBeforeLimit();
            if (answer == Answer.ADMITTED) {
                runningDaemons++;
                return Answer.ADMITTED_DAEMON;
            }
            return answer;
        } finally {
            unlock();
        }
    }

    /** Keeps a daemon in mind, to be cancelled when the others have ended. */
    void addDaemon(ForkedTask<?> daemon) {
        lock();
        try {
            daemons.add(daemon);
        } finally {
            unlock();
        }
    }

    /** Asks for one task, and waits while as many run as may. */
    Answer await(Strand forker) throws InterruptedException {
        Answer answer = ask();
        if (answer != Answer.FULL) {
            return answer;
        }
        Signal signal = forker.checkpoint();
        return signal != null ? refused(forker, signal) : awaitSlot(forker);
    }

    private Answer awaitSlot(Strand forker) throws InterruptedException {
        Waiter waiter = Waiter.of(forker);
        Node node = new Node(waiter, this, TakeSlot.OPERATION, forker);
        waiter.blockedOn(node);
        lock();
        try {
            Answer answer = answerNow();
            if (answer != Answer.FULL) {
                return answer;
            }
            ensureNotStuck(forker);
            forker.begin(waiter);
            forks.add(node);
        } finally {
            unlock();
        }
        forker.await(waiter);
        if (waiter.state() instanceof Signal signal) {
            Selection.leaveQueue(node);
            return refused(forker, signal);
        }
        return Answer.ADMITTED;
    }

    /** A cancelled task, if that is what the scope gives now; else the exception for the forker itself. */
    private Answer refused(Strand forker, Signal signal) throws InterruptedException {
        if (signal == Signal.CANCELLED && scope.refusesWork()) {
            return Answer.CANCELLED;
        }
        throw Cancellation.exception(forker, signal);
    }

    private Answer answerNow() {
        Answer answer = answerBeforeLimit();
        if (answer != Answer.ADMITTED) {
            return answer;
        }
        if (slots > 0 && running == slots) {
            return Answer.FULL;
        }
        running++;
        return Answer.ADMITTED;
    }

    private Answer answerBeforeLimit() {
        ensureOpenLocked();
        return state == State.WINDING_DOWN || scope.refusesWork() ? Answer.CANCELLED : Answer.ADMITTED;
    }

    /** Fails the fork where every slot is held by a task that itself waits to fork here. */
    private void ensureNotStuck(Strand forker) {
        if (!holdsSlot(forker)) {
            return;
        }
        int waitingHolders = forks.countPending(node -> holdsSlot((Strand) Objects.requireNonNull(node.item)));
        if (waitingHolders + 1 == slots) {
            throw new IllegalStateException(forker.describe() + " would wait for ever to fork in " + scope.describe()
                    + ": all " + slots + " tasks that its limit allows would be waiting to fork there;"
                    + " raise the limit, fork from the body, or use tryFork");
        }
    }

    private boolean holdsSlot(Strand strand) {
        return strand instanceof ForkedTask<?> task && task.scope() == scope && !task.daemon;
    }

    // ---- out -------------------------------------------------------------------------------------------------------

    /** Counts a task out, and hands its place on; the waiter that is returned is to be woken. */
    @Nullable Waiter countOut(ForkedTask<?> task) {
        lock();
        try {
            if (task.daemon) {
                runningDaemons--;
                return settleCloser();
            }
            Node next = slots > 0 ? forks.settleFirst() : null;
            if (next != null) {
                return next.waiter(); // which takes the place: as many run as before
            }
            running--;
            return settleCloser();
        } finally {
            unlock();
        }
    }

    private @Nullable Waiter settleCloser() {
        Waiter waiter = closer;
        if (waiter == null || !noneLeft(closerWaitsForDaemons)) {
            return null;
        }
        closer = null;
        return waiter.settle(this) ? waiter : null;
    }

    boolean isNoneLeft(boolean daemonsToo) {
        lock();
        try {
            return noneLeft(daemonsToo);
        } finally {
            unlock();
        }
    }

    private boolean noneLeft(boolean daemonsToo) {
        return running == 0 && (!daemonsToo || runningDaemons == 0);
    }

    /** Settles the waiter when the last is counted out, now if none is left. */
    void wakeWhenNoneLeft(Waiter waiter, boolean daemonsToo) {
        lock();
        try {
            closer = waiter;
            closerWaitsForDaemons = daemonsToo;
            settleCloser();
        } finally {
            unlock();
        }
    }

    /** From now on no task starts; gives the daemons, or {@code null} if a task has been forked since none was left. */
    @Nullable List<ForkedTask<?>> windDown() {
        lock();
        try {
            if (running > 0) {
                return null;
            }
            state = State.WINDING_DOWN;
            return List.copyOf(daemons);
        } finally {
            unlock();
        }
    }

    void close() {
        lock();
        try {
            state = State.CLOSED;
        } finally {
            unlock();
        }
    }

    // ---- the rest --------------------------------------------------------------------------------------------------

    boolean isClosed() {
        lock();
        try {
            return state == State.CLOSED;
        } finally {
            unlock();
        }
    }

    void ensureOpen() {
        lock();
        try {
            ensureOpenLocked();
        } finally {
            unlock();
        }
    }

    private void ensureOpenLocked() {
        if (state == State.CLOSED) {
            throw new IllegalStateException(scope.describe() + " is closed: fork inside its body");
        }
    }

    String describeState() {
        lock();
        try {
            return switch (state) {
                case OPEN -> "open, " + running + " tasks";
                case WINDING_DOWN -> "ending, " + runningDaemons + " daemons";
                case CLOSED -> "closed";
            };
        } finally {
            unlock();
        }
    }

    @Override
    public String describe() {
        return scope.describe();
    }

    /** Waiting for a place within the limit; only ever waited for by itself. */
    private enum TakeSlot implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            return false;
        }

        @Override
        public void enqueue(Node node) {
            ((Admission) node.at).forks.add(node);
        }

        @Override
        public void dequeue(Node node) {
            ((Admission) node.at).forks.remove(node);
        }

        @Override
        public String describe() {
            return "fork";
        }
    }
}
