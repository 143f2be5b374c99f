package dev.selvedge.kafka.calls;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.Cancellation;
import dev.selvedge.CancelledException;
import dev.selvedge.Channel;
import dev.selvedge.Clause;
import dev.selvedge.Deadline;
import dev.selvedge.Scope;
import dev.selvedge.Select;
import dev.selvedge.Task;
import dev.selvedge.kafka.TopicSender;
import dev.selvedge.sync.Event;
import dev.selvedge.worker.Job;
import dev.selvedge.worker.RemoteException;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.wire.WireException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The side of {@link Calls} that forks jobs. Its tasks are tasks like any other: joined, selected on, cancelled, under a deadline. It ends with its scope, after
 * all calls. May be used by any task inside that scope.
 */
public final class Caller {

    private static final System.Logger LOGGER = System.getLogger("dev.selvedge.kafka");

    /** Longer than any deadline that is told. */
    private static final Duration LONG = Duration.ofDays(36_500);

    /** How long a cancelled call may take to say so. */
    private static final Duration SAYING_SO = Duration.ofSeconds(5);

    /** How long after a job's deadline passed there, our own is waited for. */
    private static final Duration CLOCKS = Duration.ofSeconds(1);

    private final Calls calls;
    private final Letters letters;
    private final Pending pending = new Pending();
    private final int replyTo;
    private final Tail replies;
    private final TopicSender<UUID, byte[]> requests;
    private final TopicSender<UUID, byte[]> cancels;

    private Caller(Calls calls, Letters letters, Tail replies, Scope own) throws InterruptedException {
        this.calls = calls;
        this.letters = letters;
        replyTo = ThreadLocalRandom.current().nextInt(replies.partitions());
        this.replies = replies.only(replyTo);
        requests = calls.requests().sender(own);
        cancels = calls.cancels().sender(own);
    }

    /** Its senders are in a scope of its own, which outlives the last call: that may be one that says that it was cancelled. */
    static Caller open(Calls calls, Letters letters, Scope scope) throws InterruptedException {
        Tail tail = Tail.of(calls.replies(), calls.kafka().properties());
        Channel<Caller> opened = Channel.buffered(1);
        Event closing = Event.named("close of the caller of " + calls);
        Task<?> task = scope.forkDaemon("caller of " + calls, () -> {
            try (var _ = Cancellation.onCancel(closing::set)) {
                Cancellation.<Object, Exception>shield(() -> {
                    Scope.<Exception>run(own -> new Caller(calls, letters, tail, own).live(own, opened, closing));
                    return calls;
                });
            }
        });
        task.whenEnded(tail::close);
        return Select.select(opened.onReceive(), task.onDone(_ -> {
            throw new IllegalStateException("the caller of " + calls + " has ended before it began");
        }));
    }

    private void live(Scope own, Channel<Caller> opened, Event closing) throws InterruptedException {
        replies.start(own, "replies to " + calls, this::replied);
        opened.send(this);
        closing.await();
        pending.close();
        pending.awaitNone();
    }

    private void replied(UUID id, byte[] bytes) {
        if (!pending.isWaiting(id)) {
            return; // to another caller, or the second one
        }
        try {
            pending.reply(id, letters.read(Reply.class, bytes));
        } catch (WireException e) {
            LOGGER.log(Level.WARNING, "a reply to {0} can''t be read: {1}", calls, e.getMessage());
        }
    }

    /**
     * Runs a job on a machine that serves such jobs. Does not block but as {@link Scope#fork} does: jobs wait in the topic, so {@link Scope#limit} is what bounds
     * them.
     *
     * <p>The task fails with {@link RemoteException} if the job throws. If the task is cancelled, also by its deadline, the job is cancelled wherever it is, and the
     * task ends without waiting for that: the machine may not be there any more.
     *
     * @param scope the scope of the task: the caller's, or one inside it
     * @param job the job
     * @param <R> the type of its result
     * @return the task
     * @throws IllegalArgumentException if the job is not allowed, or can't cross
     * @throws IllegalStateException as for {@link Scope#fork}
     * @throws dev.selvedge.CancelledException if the caller is cancelled while it waits
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    public <R extends @Nullable Object> Task<R> fork(Scope scope, Job<R> job) throws InterruptedException {
        return fork(scope, Objects.requireNonNull(job, "job").getClass().getSimpleName(), job);
    }

    /**
     * The same, for a task with a name.
     *
     * @param scope the scope of the task: the caller's, or one inside it
     * @param name the task's name, for messages and diagnosis, here and there
     * @param job the job
     * @param <R> the type of its result
     * @return the task
     * @throws IllegalArgumentException if the job is not allowed, or can't cross
     * @throws IllegalStateException as for {@link Scope#fork}
     * @throws dev.selvedge.CancelledException if the caller is cancelled while it waits
     * @throws InterruptedException if the thread is interrupted while it waits
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // a result is read as the type that the job declares
    public <R extends @Nullable Object> Task<R> fork(Scope scope, String name, Job<R> job) throws InterruptedException {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(name, "name");
        JavaType type = letters.job(job.getClass().getName());
        if (type == null) {
            throw new IllegalArgumentException("job " + job.getClass().getTypeName() + " is not allowed in " + calls
                    + ": name its class in allow(...); it has to be a record, not a lambda");
        }
        byte[] body = letters.write(type, job);
        return scope.fork(name, () -> (R) result(type, call(type, name, body)));
    }

    // ---- one call, in its task -------------------------------------------------------------------------------------

    private Reply call(JavaType type, String name, byte[] body) throws InterruptedException {
        UUID id = UUID.randomUUID();
        Channel<Reply> reply = pending.begin(id);
        try {
            byte[] request = letters.write(request(type, name, body));
            requests.publish(new ProducerRecord<>(calls.requests().name(), id, request));
            return reply.receive();
        } catch (InterruptedException e) {
            cancel(id, e);
            throw e;
        } finally {
            pending.end(id);
        }
    }

    private Request request(JavaType type, String name, byte[] body) {
        String className = type.getRawClass().getName();
        Deadline deadline = Deadline.current();
        if (!deadline.isSet()) {
            return new Request(className, name, replyTo, Request.NO_DEADLINE, Request.NO_DEADLINE, body);
        }
        long left = deadline.remaining(LONG).toMillis();
        return new Request(className, name, replyTo, left, Instant.now().toEpochMilli() + left, body);
    }

    private void cancel(UUID id, InterruptedException why) throws InterruptedException {
        String reason = why instanceof CancelledException cancelled
                ? cancelled.cancellation().toString()
                : "the thread that waits for it was interrupted";
        try {
            Cancellation.<Object, InterruptedException>shield(
                    SAYING_SO,
                    () -> cancels.publish(
                            new ProducerRecord<>(calls.cancels().name(), id, reason.getBytes(StandardCharsets.UTF_8))));
        } catch (RuntimeException notSaid) {
            why.addSuppressed(notSaid);
        }
    }

    private @Nullable Object result(JavaType type, Reply reply) throws InterruptedException, WireException {
        return switch (reply.kind()) {
            case VALUE -> letters.read(letters.resultOf(type), reply.body());
            case FAILED -> throw RemoteException.of(letters.read(Failure.class, reply.body()));
            case OUT_OF_TIME -> throw outOfTime();
        };
    }

    /** Our own deadline is about to pass. */
    private static RuntimeException outOfTime() throws InterruptedException {
        Select.select(Clause.after(CLOCKS));
        return new IllegalStateException(
                "the job's deadline has passed where it ran, and not here: the clocks of the machines differ by more than "
                        + CLOCKS.toMillis() + " ms");
    }

    @Override
    public String toString() {
        return "caller of " + calls;
    }
}
