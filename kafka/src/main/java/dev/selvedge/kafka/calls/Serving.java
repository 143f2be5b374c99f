package dev.selvedge.kafka.calls;

import dev.selvedge.Cancellation;
import dev.selvedge.Clause;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.ScopeCancelledException;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.kafka.Processing;
import dev.selvedge.kafka.TopicSender;
import dev.selvedge.sync.Event;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A machine that runs the jobs of {@link Calls}, until it is closed, or its scope ends. May be used by any thread. */
public final class Serving implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.selvedge.kafka");

    private final Task<@Nullable Void> task;
    private final Event closing;

    private Serving(Task<@Nullable Void> task, Event closing) {
        this.task = task;
        this.closing = closing;
    }

    static Serving open(Calls calls, Letters letters, Scope owner) {
        Event closing = Event.named("close of the server of " + calls);
        return new Serving(
                owner.forkDaemon("server of " + calls, () -> {
                    try (var _ = Cancellation.onCancel(closing::set)) {
                        Cancellation.<Object, Exception>shield(() -> {
                            run(calls, letters, owner, closing);
                            return calls;
                        });
                    }
                }),
                closing);
    }

    private static void run(Calls calls, Letters letters, Scope owner, Event closing) throws InterruptedException {
        try {
            Scope.<InterruptedException>run(own -> serve(calls, letters, owner, own, closing));
        } catch (ScopeCancelledException ours) {
            LOGGER.log(Level.DEBUG, "the server of {0} was cancelled with its scope", calls);
        }
    }

    /** In a scope of its own: replies are sent until the last job has ended. */
    private static void serve(Calls calls, Letters letters, Scope owner, Scope own, Event closing)
            throws InterruptedException {
        Cancelled cancelled = new Cancelled();
        Tail.of(calls.cancels(), calls.kafka().properties())
                .start(own, "cancellations of " + calls, (id, reason) -> cancelled.cancel(id, text(reason)));
        TopicSender<UUID, byte[]> replies = calls.replies().sender(own);
        Performance performance = new Performance(calls, letters, cancelled, replies);
        Processing processing = calls.rawRequests()
                .group(calls.group())
                .concurrency(calls.concurrency())
                .capacity(2 * calls.concurrency())
                .drainWithin(calls.drainWithin())
                .process(own, record -> performance.perform(record.key(), record.value()));
        Select.select(closing.onSet(() -> true), processing.onEnd(() -> false));
        if (owner.isCancelled()) {
            own.cancel("the scope that the server of " + calls + " belongs to was cancelled");
            return;
        }
        processing.close();
        processing.await();
    }

    private static String text(byte[] reason) {
        return new String(reason, StandardCharsets.UTF_8);
    }

    /**
     * Stops in order: no more jobs are begun, those that run may end, and their results are sent. What has not begun is left to other machines. Never blocks:
     * {@link #await} waits for the end, and so does the scope. Closing again does nothing.
     */
    @Override
    public void close() {
        closing.set();
    }

    /**
     * Waits until it has ended: after a {@link #close}, or since it can't go on.
     *
     * @throws dev.selvedge.TaskFailedException if it could not go on
     * @throws dev.selvedge.CancelledException if the caller is cancelled
     * @throws InterruptedException if the thread is interrupted
     */
    public void await() throws InterruptedException {
        if (task.outcome() instanceof Outcome.Failure<?>) {
            task.join();
        }
    }

    /**
     * A clause that is ready when it has ended, however it did.
     *
     * @param action what to do then, on the selecting thread
     * @param <R> the type of the result
     * @return the clause
     */
    public <R extends @Nullable Object> Clause<R> onEnd(Clause.Action<? extends R> action) {
        return task.onOutcome(_ -> action.run());
    }
}
