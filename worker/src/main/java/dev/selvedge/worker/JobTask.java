package dev.selvedge.worker;

import dev.selvedge.Cancellation;
import dev.selvedge.CancelledException;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Clause;
import dev.selvedge.Deadline;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Sender;
import dev.selvedge.worker.internal.wire.WireException;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The task of a job, in the parent: waits for a child, then for the answer. When it is cancelled it waits still, until the job has
 * ended there or its process has: a job never outlives its task.
 */
final class JobTask<R extends @Nullable Object> implements Callable<R> {

    private final Assignment assignment;
    private final Sender<Assignment> queue;
    private final Duration grace;

    JobTask(Assignment assignment, Sender<Assignment> queue, Duration grace) {
        this.assignment = assignment;
        this.queue = queue;
        this.grace = grace;
    }

    @Override
    public R call() throws InterruptedException {
        submit();
        return result(assignment.streams.count() == 0 ? await(() -> {}) : awaitBesideChannels());
    }

    private void submit() throws InterruptedException {
        assignment.under(Deadline.current());
        try {
            queue.send(assignment);
        } catch (ChannelClosedException closed) {
            assignment.poolClosed();
        } catch (InterruptedException e) {
            assignment.streams.closeEnds(e);
            throw e;
        }
        assignment.submitted.set();
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // it was read as the type that the job declares
    private R result(Answer answer) throws InterruptedException {
        return switch (answer) {
            case Answer.Value(byte[] bytes) -> (R) read(bytes);
            case Answer.Failed(RuntimeException why) -> throw why;
            case Answer.Cancelled _ -> throw unasked();
        };
    }

    private @Nullable Object read(byte[] bytes) {
        try {
            return assignment.read(bytes);
        } catch (WireException broken) {
            assignment.child().violated(broken);
            throw new IllegalStateException(
                    "the result of job '" + assignment.title + "' can't be read, so " + assignment.child()
                            + " is ended: " + broken.getMessage(),
                    broken);
        }
    }

    /** The child's deadline passed, and our own is about to; or the pool is being closed. */
    private RuntimeException unasked() throws InterruptedException {
        if (Deadline.current().isSet()) {
            Select.select(Clause.after(grace));
        }
        return new IllegalStateException(
                "job '" + assignment.title + "' was cancelled in its child: its pool was closed");
    }

    private Answer awaitBesideChannels() throws InterruptedException {
        Throwable cause = new IllegalStateException("job '" + assignment.title + "' did not end");
        try {
            Answer answer = Scope.named("channels of job '" + assignment.title + "'")
                    .call(scope -> {
                        assignment.streams.forkInflows(scope);
                        Answer given = await(() -> assignment.streams.forkOutflowDaemons(scope));
                        assignment.streams.nothingMoreComes(given.cause());
                        return given;
                    });
            cause = answer.cause();
            return answer;
        } catch (InterruptedException e) {
            cause = e;
            throw e;
        } finally {
            assignment.streams.closeEnds(cause);
        }
    }

    private Answer await(Runnable onBegun) throws InterruptedException {
        try {
            if (assignment.isBegunBeforeItsEnd()) {
                onBegun.run();
            }
            return assignment.await();
        } catch (InterruptedException e) {
            if (!assignment.abandon()) {
                windDown(e);
            }
            throw e;
        }
    }

    private void windDown(InterruptedException why) throws InterruptedException {
        Child child = assignment.child();
        Cancellation.shield(() -> {
            child.cancel(assignment, reason(why), grace);
            boolean heeded = Select.select(assignment.answered.onSet(() -> true), Clause.after(grace, () -> false));
            if (!heeded) {
                child.kill("job '" + assignment.title + "' went on for " + grace.toMillis()
                        + " ms after its cancellation");
            }
            Answer answer = assignment.await();
            if (answer instanceof Answer.Failed(RuntimeException failure)) {
                why.addSuppressed(failure);
            }
            return null;
        });
    }

    private static String reason(InterruptedException why) {
        return why instanceof CancelledException cancelled
                ? cancelled.cancellation().toString()
                : "the thread that waits for it was interrupted";
    }
}
