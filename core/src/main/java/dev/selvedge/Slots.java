package dev.selvedge;

import dev.selvedge.internal.wait.Node;
import dev.selvedge.internal.wait.Operation;
import dev.selvedge.internal.wait.Selection;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;
import dev.selvedge.internal.wait.WaitQueue;
import dev.selvedge.internal.wait.Waitable;
import dev.selvedge.internal.wait.Waiter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How many tasks of a scope may run at a time, given out in the order of asking. The lock guards what changes. */
final class Slots extends Waitable {

    private final ScopeImpl scope;
    private final int number;
    private final WaitQueue forks = new WaitQueue();
    private int taken;

    Slots(ScopeImpl scope, int number) {
        this.scope = scope;
        this.number = number;
    }

    /** Takes a slot if one is free. */
    boolean tryTake() {
        lock();
        try {
            return takeNow();
        } finally {
            unlock();
        }
    }

    /** As long as somebody waits, every slot is taken: so nobody passes. */
    private boolean takeNow() {
        if (taken == number) {
            return false;
        }
        taken++;
        return true;
    }

    /** Takes a slot, waiting until one is free: {@code null}, or the signal that ended the wait with none taken. */
    @Nullable
    Signal take(Strand forker) {
        if (tryTake()) {
            return null;
        }
        Signal signal = forker.checkpoint();
        return signal != null ? signal : await(forker);
    }

    private @Nullable Signal await(Strand forker) {
        Waiter waiter = Waiter.of(forker);
        Node node = new Node(waiter, this, TakeSlot.OPERATION, forker);
        waiter.blockedOn(node);
        lock();
        try {
            if (takeNow()) {
                return null;
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
            return signal;
        }
        return null;
    }

    /** Hands the slot to who has waited longest, if anybody does. */
    void giveBack() {
        Node next;
        lock();
        try {
            next = forks.settleFirst();
            if (next == null) {
                taken--;
            }
        } finally {
            unlock();
        }
        if (next != null) {
            next.waiter().wake();
        }
    }

    /** Fails the fork where every slot is held by a task that itself waits to fork here. */
    private void ensureNotStuck(Strand forker) {
        if (!holdsSlot(forker)) {
            return;
        }
        int waitingHolders = forks.countPending(node -> holdsSlot((Strand) Objects.requireNonNull(node.item)));
        if (waitingHolders + 1 == number) {
            throw new IllegalStateException(forker.describe() + " would wait for ever to fork in " + scope.describe()
                    + ": all " + number + " tasks that its limit allows would be waiting to fork there;"
                    + " raise the limit, fork from the body, or use tryFork");
        }
    }

    private boolean holdsSlot(Strand strand) {
        return strand instanceof ForkedTask<?> task && task.scope() == scope && !task.daemon;
    }

    @Override
    public String describe() {
        return "a slot of " + scope.describe();
    }

    @Override
    public List<Strand> holders() {
        return scope.strands();
    }

    /** Waiting for a slot; only ever waited for by itself. */
    private enum TakeSlot implements Operation {
        OPERATION;

        @Override
        public boolean tryNow(Node node) {
            return false;
        }

        @Override
        public void enqueue(Node node) {
            ((Slots) node.at).forks.add(node);
        }

        @Override
        public void dequeue(Node node) {
            ((Slots) node.at).forks.remove(node);
        }

        @Override
        public String describe() {
            return "fork";
        }
    }
}
