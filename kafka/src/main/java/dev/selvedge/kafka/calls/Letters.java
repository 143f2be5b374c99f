package dev.selvedge.kafka.calls;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.Receiver;
import dev.selvedge.Sender;
import dev.selvedge.worker.Job;
import dev.selvedge.worker.internal.data.Codec;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.data.Shapes;
import dev.selvedge.worker.internal.data.Vocabulary;
import dev.selvedge.worker.internal.wire.WireException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What crosses between machines, as bytes: jobs and results by the rules of the worker, and our own records around them. Any thread. */
final class Letters {

    /** A job is inside of a request. */
    private static final int NO_BOUND = Integer.MAX_VALUE;

    private final Codec own = own();
    private final Vocabulary vocabulary;

    Letters(List<Class<?>> allowed, int maxMessage) {
        if (allowed.isEmpty()) {
            throw new IllegalArgumentException("no job is allowed: name the classes of the jobs in allow(...)");
        }
        allowed.forEach(Letters::refuseEnds);
        vocabulary = new Vocabulary(Job.class, List.copyOf(allowed), List.of(), maxMessage);
    }

    private static Codec own() {
        Shapes shapes = new Shapes();
        for (Class<?> type : List.of(Request.class, Reply.class, Failure.class)) {
            shapes.allow(Codec.typeOf(type), type.getSimpleName());
        }
        return new Codec(shapes, NO_BOUND);
    }

    private static void refuseEnds(Class<?> job) {
        if (!job.isRecord()) {
            return; // refused with the rest
        }
        for (RecordComponent component : job.getRecordComponents()) {
            if (component.getType() == Sender.class || component.getType() == Receiver.class) {
                throw new IllegalArgumentException(job.getSimpleName() + "." + component.getName()
                        + " is the end of a channel, which can't cross to another machine: name a topic instead");
            }
        }
    }

    /** The type of a job of that name; {@code null} if it is not allowed. */
    @Nullable
    JavaType job(String name) {
        return vocabulary.job(name);
    }

    byte[] write(JavaType type, @Nullable Object value) {
        return vocabulary.codec().write(type, value, null);
    }

    @Nullable
    Object read(JavaType type, byte[] bytes) throws WireException {
        return vocabulary.codec().read(type, bytes, null);
    }

    JavaType resultOf(JavaType job) {
        return vocabulary.resultOf(job);
    }

    byte[] write(Record ours) {
        return own.write(Codec.typeOf(ours.getClass()), ours, null);
    }

    <T extends Record> T read(Class<T> type, byte[] bytes) throws WireException {
        return type.cast(Objects.requireNonNull(own.read(Codec.typeOf(type), bytes, null)));
    }
}
