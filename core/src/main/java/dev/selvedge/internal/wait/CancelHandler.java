package dev.selvedge.internal.wait;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * An action to run once when a region is cancelled. Once {@link #disarm()} has returned, the action is not running and
 * never will be: else it could hit what its owner does next.
 */
public final class CancelHandler {

    /** Where the handler is in its life; a {@link Running} while it runs. */
    private sealed interface State permits Phase, Running {}

    private enum Phase implements State {
        /** Will run when the region is cancelled. */
        ARMED,
        /** Has run, or never will. */
        DONE
    }

    /** Runs now, on that strand; {@code closer} waits for its end. */
    private record Running(Strand runner, @Nullable Waiter closer) implements State {}

    private final Region region;
    private final Runnable action;
    private final AtomicReference<State> state = new AtomicReference<>(Phase.ARMED);

    /** Neighbours in the region's list; guarded by the region's lock. */
    @Nullable CancelHandler previous;

    @Nullable CancelHandler next;

    CancelHandler(Region region, Runnable action) {
        this.region = region;
        this.action = action;
    }

    /** Runs the action, unless it was disarmed or has run. What it throws is kept in the cause. */
    void run(CancelCause cause) {
        if (!state.compareAndSet(Phase.ARMED, new Running(Strand.current(), null))) {
            return;
        }
        try {
            action.run();
        } catch (Throwable problem) {
            cause.handlerFailures().add(problem);
        } finally {
            if (state.getAndSet(Phase.DONE) instanceof Running running && running.closer != null) {
                if (running.closer.settle(Phase.DONE)) {
                    running.closer.wake();
                }
            }
        }
    }

    /**
     * Sees to it that the action does not run from now on. If it runs at this moment on another thread, waits for its
     * end; neither interrupt nor cancellation ends that wait.
     */
    public void disarm() {
        if (state.compareAndSet(Phase.ARMED, Phase.DONE)) {
            region.forget(this);
            return;
        }
        Strand strand = Strand.current();
        if (state.get() instanceof Running running && running.runner != strand && running.closer == null) {
            Waiter waiter = strand.beginDeaf(region);
            if (!state.compareAndSet(running, new Running(running.runner, waiter))) {
                waiter.settle(Phase.DONE);
            }
            boolean interrupted = false;
            while (!strand.awaitDeaf(waiter)) {
                interrupted = true;
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
