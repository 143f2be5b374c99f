package dev.selvedge;

import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who may start in a scope: lets tasks in, within the limit, counts them out, and tells when none is left. Tasks come and go
 * without a lock; the lock guards what there is of daemons.
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

    /**
     * The answer to one fork.
     *
     * @param number its number in the scope, for its name; 0 where it has one anyway
     */
    record Ticket(Answer answer, long number) {}

    private static final Ticket FULL = new Ticket(Answer.FULL, 0);
    private static final Ticket CANCELLED_DAEMON = new Ticket(Answer.CANCELLED, 0);
    private static final Ticket ADMITTED_DAEMON = new Ticket(Answer.ADMITTED_DAEMON, 0);

    private enum State {
        /** Body or tasks are at work. */
        OPEN,
        /** Body and tasks have ended; the daemons are being cancelled. */
        WINDING_DOWN,
        /** All have ended. */
        CLOSED
    }

    private final ScopeImpl scope;

    /** {@code null} where any number of tasks may run. */
    private final @Nullable Slots slots;

    private final Headcount tasks = new Headcount();

    /** Written under the lock, by the scope's owner. */
    private volatile State state = State.OPEN;

    /** The rest is guarded by the lock. */
    private final List<ForkedTask<?>> daemons = new ArrayList<>(0);

    private int runningDaemons;

    /** Waits for the last daemon to be counted out. */
    private @Nullable Waiter closer;

    Admission(ScopeImpl scope, int slots) {
        this.scope = scope;
        this.slots = slots == 0 ? null : new Slots(scope, slots);
    }

    // ---- in --------------------------------------------------------------------------------------------------------

    /** Asks for one task, and waits while as many run as may. */
    Ticket await(Strand forker) throws InterruptedException {
        if (slots == null || wantsNoMore()) {
            return enter();
        }
        Signal signal = slots.take(forker);
        return signal == null ? enterWithSlot() : refused(forker, signal);
    }

    /** Asks for one task, without waiting. */
    Ticket ask() {
        if (slots == null || wantsNoMore()) {
            return enter();
        }
        return slots.tryTake() ? enterWithSlot() : FULL;
    }

    private boolean wantsNoMore() {
        return state != State.OPEN || scope.refusesWork();
    }

    private Ticket enterWithSlot() {
        Ticket ticket = enter();
        if (slots != null && ticket.answer != Answer.ADMITTED) {
            slots.giveBack();
        }
        return ticket;
    }

    private Ticket enter() {
        long number = tasks.enter();
        if (number < 0) {
            ensureOpen();
            return new Ticket(Answer.CANCELLED, -number);
        }
        if (scope.refusesWork()) {
            tasks.leave();
            return new Ticket(Answer.CANCELLED, number);
        }
        return new Ticket(Answer.ADMITTED, number);
    }

    /** A cancelled task, if that is what the scope gives now; else the exception for the forker itself. */
    private Ticket refused(Strand forker, Signal signal) throws InterruptedException {
        if (signal == Signal.CANCELLED && scope.refusesWork()) {
            return enter();
        }
        throw Cancellation.exception(forker, signal);
    }

    Ticket askForDaemon() {
        lock();
        try {
            ensureOpenLocked();
            if (wantsNoMore()) {
                return CANCELLED_DAEMON;
            }
            runningDaemons++;
            return ADMITTED_DAEMON;
        } finally {
            unlock();
        }
    }

    /** Keeps a daemon in mind, to be cancelled when the others have ended; tells whether that is so already. */
    boolean addDaemon(ForkedTask<?> daemon) {
        lock();
        try {
            daemons.add(daemon);
            return state == State.WINDING_DOWN;
        } finally {
            unlock();
        }
    }

    // ---- out -------------------------------------------------------------------------------------------------------

    /** Takes an admission back, because there is no task after all. */
    void takeBack(Ticket ticket) {
        if (ticket.answer == Answer.ADMITTED || ticket.answer == Answer.ADMITTED_DAEMON) {
            countOut(ticket.answer == Answer.ADMITTED_DAEMON);
        }
    }

    /** Counts a task out, hands its slot on, and wakes who waits for the last. */
    void countOut(boolean daemon) {
        if (daemon) {
            countDaemonOut();
            return;
        }
        if (slots != null) {
            slots.giveBack();
        }
        tasks.leave();
    }

    private void countDaemonOut() {
        Waiter waiting;
        lock();
        try {
            runningDaemons--;
            waiting = runningDaemons == 0 ? closer : null;
        } finally {
            unlock();
        }
        if (waiting != null && waiting.settle(this)) {
            waiting.wake();
        }
    }

    boolean isNoneLeft(boolean daemonsToo) {
        return tasks.isNone() && (!daemonsToo || daemonsRunning() == 0);
    }

    /**
     * Settles the waiter when the last is counted out, now if none is left. Daemons are waited for once {@link #windDown} has
     * said that no other task is left.
     */
    void wakeWhenNoneLeft(Waiter waiter, boolean daemonsToo) {
        if (!daemonsToo) {
            tasks.wakeWhenNone(waiter);
            return;
        }
        lock();
        try {
            closer = waiter;
            if (runningDaemons == 0) {
                waiter.settle(this);
            }
        } finally {
            unlock();
        }
    }

    /** From now on no task starts; gives the daemons, or {@code null} if a task has been forked since none was left. */
    @Nullable
    List<ForkedTask<?>> windDown() {
        lock();
        try {
            if (!tasks.shut()) {
                return null;
            }
            state = State.WINDING_DOWN;
            return daemons.isEmpty() ? List.of() : List.copyOf(daemons);
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
        return state == State.CLOSED;
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
        return switch (state) {
            case OPEN -> "open, " + tasks.size() + " tasks";
            case WINDING_DOWN -> "ending, " + daemonsRunning() + " daemons";
            case CLOSED -> "closed";
        };
    }

    private int daemonsRunning() {
        lock();
        try {
            return runningDaemons;
        } finally {
            unlock();
        }
    }

    @Override
    public List<Strand> holders() {
        return scope.strands();
    }

    @Override
    public String describe() {
        return scope.describe();
    }
}
