package dev.selvedge.kafka.calls;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.kafka.SendFailedException;
import dev.selvedge.kafka.TopicSender;
import dev.selvedge.worker.Job;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.wire.WireException;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.UUIDDeserializer;
import org.jspecify.annotations.Nullable;

/** Runs jobs as they come, and sends what became of them. Any thread. */
final class Performance {

    private static final System.Logger LOGGER = System.getLogger("dev.selvedge.kafka");

    private static final UUIDDeserializer IDS = new UUIDDeserializer();

    private final Calls calls;
    private final Letters letters;
    private final Cancelled cancelled;
    private final TopicSender<UUID, byte[]> replies;
    private final ReplyPartitions partitions;

    Performance(Calls calls, Letters letters, Cancelled cancelled, TopicSender<UUID, byte[]> replies) {
        this.calls = calls;
        this.letters = letters;
        this.cancelled = cancelled;
        this.replies = replies;
        partitions = new ReplyPartitions(calls);
    }

    /** What is no request is passed over: whoever can write to the topic must not end all machines that serve it. */
    void perform(byte @Nullable [] key, byte @Nullable [] value) throws InterruptedException {
        UUID id;
        Request request;
        try {
            if (key == null || value == null) {
                throw new WireException("it has no key, or no value");
            }
            id = IDS.deserialize(calls.requests().name(), key);
            request = letters.read(Request.class, value);
            if (!partitions.has(request.replyTo())) {
                throw new WireException(
                        "it wants its reply in partition " + request.replyTo() + ", which is not there");
            }
        } catch (WireException | SerializationException e) {
            LOGGER.log(
                    Level.WARNING,
                    "a request of {0} can''t be read, so nobody can be told: {1}",
                    calls,
                    e.getMessage());
            return;
        }
        perform(id, request);
    }

    private void perform(UUID id, Request request) throws InterruptedException {
        Reply reply = cancelled.contains(id) ? null : reply(id, request);
        if (reply != null) {
            send(id, request, reply);
        }
    }

    /** {@code null} if nobody waits for it any more. */
    private @Nullable Reply reply(UUID id, Request request) throws InterruptedException {
        return Scope.named(request.title()).supervised().call(scope -> {
            Task<Reply> task = scope.fork(request.title(), () -> inTime(request));
            cancelled.runs(id, task);
            try {
                return switch (task.outcome()) {
                    case Outcome.Success<Reply>(Reply reply) -> reply;
                    case Outcome.Failure<Reply>(Throwable thrown) -> failed(thrown);
                    case Outcome.Cancelled<Reply> _ -> null;
                };
            } finally {
                cancelled.ended(id);
            }
        });
    }

    private Reply inTime(Request request) throws Exception {
        if (!request.hasDeadline()) {
            return run(request);
        }
        return Scope.named(request.title())
                .within(request.left(Instant.now()))
                .<Reply, Exception>callInTime(_ -> run(request))
                .orElse(Reply.OUT_OF_TIME);
    }

    private Reply run(Request request) throws Exception {
        JavaType type = letters.job(request.type());
        if (type == null) {
            throw new IllegalArgumentException(
                    "job " + request.type() + " is not allowed on the machine that serves " + calls);
        }
        Job<?> job = (Job<?>) Objects.requireNonNull(letters.read(type, request.job()));
        Object result = job.run();
        return new Reply(Reply.Kind.VALUE, letters.write(letters.resultOf(type), result));
    }

    private Reply failed(Throwable thrown) {
        return new Reply(Reply.Kind.FAILED, letters.write(Failure.of(thrown)));
    }

    private void send(UUID id, Request request, Reply reply) throws InterruptedException {
        try {
            publish(id, request, reply);
        } catch (SendFailedException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            publish(id, request, failed(e));
        }
    }

    private void publish(UUID id, Request request, Reply reply) throws InterruptedException {
        replies.publish(new ProducerRecord<>(calls.replies().name(), request.replyTo(), id, letters.write(reply)));
    }
}
