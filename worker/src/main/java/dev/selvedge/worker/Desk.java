package dev.selvedge.worker;

import dev.selvedge.Channel;
import dev.selvedge.Outcome;
import dev.selvedge.Scope;
import dev.selvedge.Task;
import dev.selvedge.worker.internal.data.Hello;
import dev.selvedge.worker.internal.data.Vocabulary;
import dev.selvedge.worker.internal.stream.Streams;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.FrameWriter;
import dev.selvedge.worker.internal.wire.Kind;
import dev.selvedge.worker.internal.wire.Link;
import dev.selvedge.worker.internal.wire.Outbox;
import dev.selvedge.worker.internal.wire.WireException;
import org.jspecify.annotations.Nullable;

/**
 * Where the jobs of a child arrive and their answers leave. One thread runs them, one after another, as tasks of one scope; one
 * writes; one cancels, since what is registered with a cancellation is a user's code. The latter two are platform threads, so that
 * jobs which compute don't keep them from it.
 */
final class Desk implements Link {

    /**
     * A job that has come.
     *
     * @param number its number
     * @param streams its channels
     * @param body the rest, not looked at
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Order(int number, Streams streams, byte[] body) {}

    private static final int CONTROLS = 16;

    private final Hello hello;
    private final Vocabulary vocabulary;
    private final Outbox outbox = new Outbox("frames to the parent");
    private final Channel<Order> orders = Channel.named("jobs").buffered(1);
    private final Channel<Frame> controls = Channel.named("cancellations").buffered(CONTROLS);
    private final RunningJob running = new RunningJob();

    /** The guardian's own. */
    private @Nullable Order latest;

    Desk(Hello hello, Vocabulary vocabulary) {
        this.hello = hello;
        this.vocabulary = vocabulary;
    }

    // ---- the guardian's thread: never blocks -----------------------------------------------------------------------

    void accept(Frame frame) throws WireException {
        switch (frame.kind()) {
            case START -> take(frame);
            case CANCEL -> control(frame);
            case END -> {
                orders.close();
                control(frame);
            }
            default -> {
                if (latest != null && latest.number() == frame.job()) {
                    latest.streams().accept(frame);
                }
            }
        }
    }

    private void take(Frame frame) throws WireException {
        Streams streams = new Streams(frame.job(), hello.window(), vocabulary.codec(), RemoteException::of)
                .expecting(frame.channel(), this);
        latest = new Order(frame.job(), streams, frame.body());
        if (!orders.trySend(latest)) {
            throw new WireException("job " + frame.job() + " came while others were not done");
        }
    }

    private void control(Frame frame) throws WireException {
        if (!controls.trySend(frame)) {
            throw new WireException("too many cancellations came");
        }
    }

    // ---- the thread that runs jobs ---------------------------------------------------------------------------------

    /** Runs jobs until the parent says that there are no more. */
    void work(FrameWriter writer) throws InterruptedException {
        thread("selvedge-writer", () -> outbox.writeTo(writer));
        thread("selvedge-cancellations", this::heedCancellations);
        Scope.named(hello.pool()).supervised((_, _) -> {}).run(scope -> {
            for (Order order : orders) {
                outbox.send(answer(scope, order));
            }
        });
    }

    private Frame answer(Scope scope, Order order) throws InterruptedException {
        Task<Frame> task = scope.fork("job " + order.number(), new Performance(vocabulary, order));
        running.begin(order.number(), task);
        Outcome<Frame> outcome = task.outcome();
        running.end();
        return switch (outcome) {
            case Outcome.Success<Frame>(Frame frame) -> frame;
            case Outcome.Failure<Frame>(Throwable thrown) -> Performance.failed(order.number(), thrown);
            case Outcome.Cancelled<Frame> _ -> Frame.of(Kind.CANCELLED, order.number(), 0);
        };
    }

    private void heedCancellations() throws InterruptedException {
        for (Frame frame : controls) {
            if (frame.kind() == Kind.END) {
                running.cancel("its worker is told to exit");
            } else {
                running.cancel(frame.job(), frame.text());
            }
        }
    }

    // ---- the link --------------------------------------------------------------------------------------------------

    @Override
    public void send(Frame frame) throws InterruptedException {
        outbox.send(frame);
    }

    @Override
    public void violated(WireException broken) {
        System.err.println("selvedge: what the parent sent can't be read: " + broken.getMessage());
    }

    private static void thread(String name, Task.Action body) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            try {
                body.run();
            } catch (Exception e) {
                throw new IllegalStateException(name + " has failed", e);
            }
        });
    }
}
