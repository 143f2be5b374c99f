package dev.selvedge;

import dev.selvedge.internal.wait.Strand;
import org.jspecify.annotations.Nullable;

/**
 * How many tasks a dispatcher runs at a time. A task holds its place until its body has ended. Where every place is held by a
 * task that itself waits for one, the last of them is told instead of made to wait.
 */
final class Places extends Selectable<Boolean> {

    /** The request of a task that holds a place and waits for another one. */
    private static final Object NESTED = new Object();

    private final int total;

    /** Run by a task that ends and holds a place; also the mark by which its holdings are known. */
    private final Runnable leave = this::leave;

    /** Both guarded by the lock. */
    private int free;

    /** How many tasks that hold a place wait for another one, or are about to. */
    private int waitingHolders;

    Places(String description, int total) {
        super(description);
        this.total = total;
        this.free = total;
    }

    @Override
    protected @Nullable Boolean offer(Taker taker) {
        return free > 0 ? true : null;
    }

    @Override
    protected void taken(Taker taker, Boolean what) {
        free--;
        if (taker.request() == NESTED) {
            waitingHolders--;
        }
    }

    void enter(Strand forker) throws InterruptedException {
        if (tryTake(null) != null) {
            return;
        }
        if (forker.holds(leave)) {
            enterNested(forker);
        } else {
            take(null);
        }
    }

    private void enterNested(Strand forker) throws InterruptedException {
        if (!read(this::countWaitingHolder)) {
            throw new IllegalStateException(
                    forker.describe() + " would wait for ever to fork on " + describe() + ": all " + total
                            + " tasks that run there would be waiting to fork there; fork from a task on another dispatcher");
        }
        try {
            take(NESTED);
        } catch (InterruptedException e) {
            change(() -> waitingHolders--);
            throw e;
        }
    }

    /** Whether one more holder may wait: if not, nobody would be left to make room. */
    private boolean countWaitingHolder() {
        if (free == 0 && waitingHolders + 1 == total) {
            return false;
        }
        waitingHolders++;
        return true;
    }

    void leave() {
        change(() -> free++);
    }

    /** From now on the place is the task's, until it has ended. */
    void handTo(ForkedTask<?> task) {
        task.hold(leave);
    }
}
