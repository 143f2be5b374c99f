package dev.selvedge;

import dev.selvedge.internal.wait.CancelCause;
import dev.selvedge.internal.wait.Region;
import dev.selvedge.internal.wait.SpinLock;
import dev.selvedge.internal.wait.Strand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What comes out of a scope: the body's own exception; else whichever came first of the first task's failure and the
 * scope's own deadline; else that it was cancelled by name; else an interrupt. What does not come out is suppressed in what
 * does, so that nothing is lost.
 *
 * <p>An exception of the body is not its own if it only tells of what happened to the scope: a cancellation that began
 * here, or the failure of a task that was joined.
 */
final class Verdict extends SpinLock {

    private record Failed(ForkedTask<?> task, Throwable exception) {}

    private final ScopeImpl scope;

    /** All of this is guarded by the lock while tasks run. */
    private final List<Failed> failures = new ArrayList<>(0);

    /** What the first failure cancels the scope with; also read without the lock. */
    private volatile @Nullable CancelCause failureCause;

    private volatile boolean deadlinePassed;

    private volatile boolean deadlineCameFirst;

    /** What the scope's own deadline gave, if that is what came out; set when the scope has ended, by its thread. */
    private @Nullable Throwable ownDeadline;

    /** Only for the scope's own thread. */
    private boolean comesOutInterrupted;

    Verdict(ScopeImpl scope) {
        this.scope = scope;
    }

    /**
     * Notes a task's failure.
     *
     * @param cause what the failure cancels the scope with; {@code null} in a supervised scope
     * @return whether it is the first one
     */
    boolean note(ForkedTask<?> task, Throwable exception, @Nullable CancelCause cause) {
        lock();
        try {
            failures.add(new Failed(task, exception));
            if (failureCause != null || cause == null) {
                return false;
            }
            failureCause = cause;
            return true;
        } finally {
            unlock();
        }
    }

    void deadlinePassed() {
        lock();
        try {
            deadlineCameFirst = failureCause == null;
            deadlinePassed = true;
        } finally {
            unlock();
        }
    }

    @Nullable
    CancelCause failureCause() {
        return failureCause;
    }

    /** Whether the exception is what this scope's own deadline gave, and not that of a scope inside. */
    boolean isOwnDeadline(Throwable exception) {
        return ownDeadline == exception;
    }

    /**
     * Decides, when all tasks have ended.
     *
     * @param owner the strand whose scope it is
     * @param thrown what the body threw, or {@code null}
     * @param ours whether that is the JDK's answer to an interrupt that a cancellation has sent
     * @param interrupted whether the thread was interrupted from outside while it waited for the tasks
     * @return what comes out, or {@code null} if the body's result does
     */
    @Nullable
    Throwable decide(Strand owner, @Nullable Throwable thrown, boolean ours, boolean interrupted) {
        List<Failed> open = openFailures();
        Throwable primary = primary(owner, thrown, ours, open);
        if (primary == null && interrupted) {
            primary = new InterruptedException(
                    owner.describe() + " was interrupted while it waited for the tasks of " + scope.describe());
            comesOutInterrupted = true;
        }
        if (primary != null) {
            suppressTheRest(primary, thrown, open);
        }
        return primary;
    }

    /** Whether what {@link #decide} gave is the interrupt that the owner met while it waited for the tasks. */
    boolean comesOutInterrupted() {
        return comesOutInterrupted;
    }

    /** The failures that are to be told: all, or in a supervised scope those that nobody has seen. */
    private List<Failed> openFailures() {
        lock();
        try {
            List<Failed> open = new ArrayList<>(failures);
            if (scope.isSupervised()) {
                open.removeIf(failed -> failed.task.isSeen());
            }
            return open;
        } finally {
            unlock();
        }
    }

    private @Nullable Throwable primary(Strand owner, @Nullable Throwable thrown, boolean ours, List<Failed> open) {
        Region region = scope.region();
        if (thrown != null && !isConsequence(thrown, ours)) {
            return Consequences.attributed(owner, thrown, ours);
        }
        if (deadlinePassed && (deadlineCameFirst || open.isEmpty())) {
            ownDeadline = scope.deadlineExceeded();
            return ownDeadline;
        }
        if (!open.isEmpty()) {
            return failureOf(open.getFirst(), thrown);
        }
        CancelCause cause = region.cause();
        if (thrown != null && cause != null && cause.origin() == region) {
            return new ScopeCancelledException(scope.describe(), Cancellation.of(cause));
        }
        return thrown;
    }

    private boolean isConsequence(Throwable thrown, boolean ours) {
        if (Consequences.ofCancelling(scope.region(), thrown, ours)) {
            return true;
        }
        return !scope.isSupervised()
                && thrown instanceof TaskFailedException failed
                && failed.task() instanceof ForkedTask<?> task
                && task.scope() == scope;
    }

    /** The exception for a failure: the one by which the body met it, if it did. */
    private static Throwable failureOf(Failed failed, @Nullable Throwable thrown) {
        return thrown instanceof TaskFailedException met && met.task() == failed.task
                ? met
                : new TaskFailedException(failed.task, failed.exception);
    }

    private void suppressTheRest(Throwable primary, @Nullable Throwable thrown, List<Failed> open) {
        for (Failed failed : open) {
            if (!Suppression.isTold(failed.exception, primary)) {
                primary.addSuppressed(new TaskFailedException(failed.task, failed.exception));
            }
        }
        if (thrown != null
                && !(thrown instanceof InterruptedException)
                && !Suppression.isTold(thrown, primary)
                && !isMet(thrown, open)) {
            primary.addSuppressed(thrown);
        }
        if (deadlinePassed && !(primary instanceof DeadlineExceededException)) {
            primary.addSuppressed(scope.deadlineExceeded());
        }
        CancelCause cause = scope.region().cause();
        if (cause != null && cause.origin() == scope.region() && !(primary instanceof CancelledException)) {
            cause.handlerFailures().stream()
                    .filter(problem -> !Suppression.isTold(problem, primary))
                    .forEach(primary::addSuppressed);
        }
    }

    /** Whether the body met, by joining, one of the failures that are told anyway. */
    private static boolean isMet(Throwable thrown, List<Failed> open) {
        return thrown instanceof TaskFailedException met && open.stream().anyMatch(failed -> failed.task == met.task());
    }
}
