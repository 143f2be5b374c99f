package dev.selvedge.loop.bridge;

import dev.selvedge.CancelledException;
import dev.selvedge.Selectable;
import dev.selvedge.Taker;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a callback is called with, once, and who waits for it. One compare-and-set decides between the first call and
 * the end of the wait: whatever loses takes no effect, and is told so.
 */
final class Answer<T extends @Nullable Object> extends Selectable<Answer.End<T>> implements Callbacks.Callback<T> {

    /** How it was decided. */
    sealed interface End<T extends @Nullable Object> {}

    private record Resolved<T extends @Nullable Object>(T value) implements End<T> {}

    private record Rejected<T extends @Nullable Object>(Throwable failure) implements End<T> {}

    /** Nobody waits any more. */
    private record Abandoned<T extends @Nullable Object>() implements End<T> {}

    /** In the place of an action that has run. */
    private enum Ran implements Runnable {
        ONCE;

        @Override
        public void run() {}
    }

    /** Set once. */
    private final AtomicReference<@Nullable End<T>> end = new AtomicReference<>();

    /** What cancels the call, once it was given; {@link Ran} when it has run. */
    private final AtomicReference<@Nullable Runnable> onCancel = new AtomicReference<>();

    Answer() {
        super("answer of a callback");
    }

    // ---- called by the far side, on any thread ---------------------------------------------------------------------

    @Override
    public boolean resolve(T value) {
        return decide(new Resolved<>(value));
    }

    @Override
    public boolean reject(Throwable failure) {
        return decide(new Rejected<>(Objects.requireNonNull(failure, "failure")));
    }

    private boolean decide(End<T> how) {
        boolean first = end.compareAndSet(null, how);
        if (first) {
            change(() -> {}); // and so serves who waits
        }
        return first;
    }

    @Override
    public void onCancel(Runnable action) {
        Objects.requireNonNull(action, "action");
        if (!onCancel.compareAndSet(null, action)) {
            throw new IllegalStateException(
                    "what cancels the call was given before: give one action, which does all there is to do");
        }
        if (end.get() instanceof Abandoned) {
            cancelCall();
        }
    }

    // ---- called by who waits ---------------------------------------------------------------------------------------

    T await() throws InterruptedException {
        try {
            return valueOf(take(null));
        } catch (InterruptedException e) {
            if (abandon(e)) {
                throw e;
            }
            keep(e);
            return valueOf(Objects.requireNonNull(
                    end.get())); // it came at this moment, and whoever called was told that it has
        }
    }

    /** Nobody waits any more; {@code false} if the answer was there before. */
    boolean abandon(Exception why) {
        if (!end.compareAndSet(null, new Abandoned<>())) {
            return false;
        }
        try {
            cancelCall();
        } catch (RuntimeException problem) {
            why.addSuppressed(problem);
        }
        return true;
    }

    /** An interrupt that gave way to an answer is seen by the next wait. So is a cancellation, without our doing. */
    private static void keep(InterruptedException interrupt) {
        if (!(interrupt instanceof CancelledException)) {
            Thread.currentThread().interrupt();
        }
    }

    private void cancelCall() {
        Runnable action = onCancel.get();
        if (action != null && onCancel.compareAndSet(action, Ran.ONCE)) {
            action.run();
        }
    }

    private T valueOf(End<T> how) {
        return switch (how) {
            case Resolved<T>(T value) -> value;
            case Rejected<T>(Throwable failure) -> throw Failures.throwAtWaiter(failure);
            case Abandoned<T>() -> throw new AssertionError("an answer that nobody waits for is not taken");
        };
    }

    // ---- the state -------------------------------------------------------------------------------------------------

    @Override
    protected @Nullable End<T> offer(Taker taker) {
        return end.get();
    }

    @Override
    protected void taken(Taker taker, End<T> what) {}
}
