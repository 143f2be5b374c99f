package dev.selvedge.worker;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.Cancellation;
import dev.selvedge.ContextBinding;
import dev.selvedge.Scope;
import dev.selvedge.worker.internal.data.Control;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.data.Start;
import dev.selvedge.worker.internal.data.Vocabulary;
import dev.selvedge.worker.internal.stream.Streams;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.Kind;
import dev.selvedge.worker.internal.wire.WireException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** One job in the child: made of its bytes, run under its parent's context and deadline, and its end as a frame. */
final class Performance implements Callable<Frame> {

    private final Vocabulary vocabulary;
    private final int number;
    private final Streams streams;
    private final byte[] body;

    Performance(Vocabulary vocabulary, Desk.Order order) {
        this.vocabulary = vocabulary;
        number = order.number();
        streams = order.streams();
        body = order.body();
    }

    @Override
    public Frame call() throws Exception {
        Start start = Control.read(Start.class, body);
        ContextBinding context = vocabulary.bindings(start.context());
        return context == null ? inTime(start) : context.<Frame, Exception>call(() -> inTime(start));
    }

    private Frame inTime(Start start) throws Exception {
        if (start.nanosLeft() == Start.NO_DEADLINE) {
            return Scope.named(start.title()).<Frame, Exception>call(scope -> run(scope, start));
        }
        return Scope.named(start.title())
                .within(Duration.ofNanos(start.nanosLeft()))
                .<Frame, Exception>callInTime(scope -> run(scope, start))
                .orElseGet(() -> Frame.of(Kind.CANCELLED, number, 0));
    }

    /** Runs it; the scope then waits until its last elements have left. */
    private Frame run(Scope scope, Start start) throws Exception {
        JavaType type = vocabulary.job(start.type());
        if (type == null) {
            throw new WireException("job " + start.type() + " is not allowed here");
        }
        Job<?> job = (Job<?>) Objects.requireNonNull(vocabulary.codec().read(type, start.job(), streams));
        streams.forkInflowDaemons(scope);
        streams.forkOutflows(scope);
        return end(type, job);
    }

    @SuppressWarnings("CatchingUnchecked") // whatever a job throws is told to the parent
    private Frame end(JavaType type, Job<?> job) throws Exception {
        try {
            Object result = job.run();
            Frame end = new Frame(Kind.RESULT, number, 0, encoded(type, result));
            streams.closeEnds(null);
            return end;
        } catch (Throwable thrown) {
            streams.closeEnds(thrown);
            if (Cancellation.isCancelled()) {
                throw thrown;
            }
            return failed(number, thrown);
        }
    }

    private byte[] encoded(JavaType type, @Nullable Object result) {
        return vocabulary.codec().write(vocabulary.resultOf(type), result, null);
    }

    static Frame failed(int number, Throwable thrown) {
        return new Frame(Kind.FAILED, number, 0, Control.write(Failure.of(thrown)));
    }
}
