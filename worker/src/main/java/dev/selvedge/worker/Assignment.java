package dev.selvedge.worker;

import dev.selvedge.Channel;
import dev.selvedge.Deadline;
import dev.selvedge.Select;
import dev.selvedge.sync.Event;
import dev.selvedge.worker.internal.data.Control;
import dev.selvedge.worker.internal.data.Start;
import dev.selvedge.worker.internal.stream.Streams;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.Kind;
import dev.selvedge.worker.internal.wire.WireException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A job between its task and the child that does it. */
final class Assignment {

    /** Longer than any program runs. */
    private static final Duration NEVER = Duration.ofNanos(Start.NO_DEADLINE);

    /**
     * What is sent of it.
     *
     * @param type the name of its class
     * @param title its name
     * @param context the values of context locals
     * @param job the job
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(String type, String title, Map<String, byte[]> context, byte[] job) {}

    /** Makes the result of what came. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Object read(byte[] result) throws WireException;
    }

    private enum State {
        /** No child has it. */
        WAITING,
        /** A child has it. */
        TAKEN,
        /** Its task has given up before a child had it. */
        ABANDONED
    }

    final int number;
    final String title;
    final Streams streams;

    /** A place was found for it, or its task has ended. */
    final Event submitted;

    /** It was answered. */
    final Event answered;

    /** A child has it, and will be told of it before all that is sent from now on. */
    private final Event begun;

    private final Content content;
    private final Reading reading;
    private final Channel<Answer> answer;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /** Written before it is taken. */
    private volatile @Nullable Child child;

    /** The deadline of its task; written by that, before it is submitted. */
    private volatile @Nullable Deadline deadline;

    Assignment(int number, Content content, Streams streams, Reading reading) {
        this.number = number;
        this.title = content.title();
        this.content = content;
        this.streams = streams;
        this.reading = reading;
        submitted = Event.named("a place for job '" + title + "'");
        answered = Event.named("end of job '" + title + "'");
        begun = Event.named("a child for job '" + title + "'");
        answer = Channel.named("answer of job '" + title + "'").buffered(1);
    }

    /** By its task: it is under this deadline. */
    void under(Deadline own) {
        deadline = own;
    }

    /** By a child's keeper: tells whether the child has it now, {@code false} if its task has given up. */
    boolean take(Child taker) {
        child = taker;
        streams.over(taker);
        return state.compareAndSet(State.WAITING, State.TAKEN);
    }

    /** By the keeper: its start is on its way, so elements may follow. */
    void begun() {
        begun.set();
    }

    /** By its task: waits until a child has begun it, {@code true}, or until it is known that none ever will. */
    boolean isBegunBeforeItsEnd() throws InterruptedException {
        return Select.prioritized(begun.onSet(() -> true), answered.onSet(() -> false));
    }

    /** By its task: tells whether it has given up in time, {@code false} if a child has it. */
    boolean abandon() {
        return state.compareAndSet(State.WAITING, State.ABANDONED);
    }

    /** The child that has it. */
    Child child() {
        Child taker = child;
        if (taker == null) {
            throw new IllegalStateException("no child has taken job '" + title + "'");
        }
        return taker;
    }

    Frame start() {
        Deadline own = deadline;
        long nanosLeft = own == null || !own.isSet()
                ? Start.NO_DEADLINE
                : own.remaining(NEVER).toNanos();
        Start start = new Start(content.type(), title, nanosLeft, content.context(), content.job());
        return new Frame(Kind.START, number, streams.count(), Control.write(start));
    }

    /** The first answer is the answer. */
    void answer(Answer given) {
        answer.trySend(given);
        answered.set();
    }

    /** No child will ever have it. */
    void poolClosed() {
        answer(new Answer.Failed(new IllegalStateException("job '" + title + "' was not begun: its pool was closed")));
    }

    Answer await() throws InterruptedException {
        return answer.receive();
    }

    /** By whoever ends its task: nobody waits for a place any more, nor at a channel, if the task was cancelled before it ran. */
    void taskEnded() {
        if (streams.count() > 0) {
            streams.closeEnds(
                    new IllegalStateException("job '" + title + "' never began: its task was cancelled before it ran"));
        }
        submitted.set();
    }

    @Nullable
    Object read(byte[] result) throws WireException {
        return reading.read(result);
    }
}
