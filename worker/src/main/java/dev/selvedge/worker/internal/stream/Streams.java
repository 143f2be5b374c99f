package dev.selvedge.worker.internal.stream;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.Channel;
import dev.selvedge.ChannelBuilder;
import dev.selvedge.Receiver;
import dev.selvedge.Scope;
import dev.selvedge.Sender;
import dev.selvedge.worker.internal.data.Codec;
import dev.selvedge.worker.internal.data.Ends;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.Link;
import dev.selvedge.worker.internal.wire.WireException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The channels of one job, in one of the two processes. In the parent, the ends come from the user with the job, before it is
 * sent; in the child they are made while the job is read.
 *
 * <p>{@link #accept} may be called by one thread at any time; all else by the job's thread.
 */
public final class Streams implements Ends {

    private static final JavaType FAILURE = Codec.typeOf(Failure.class);

    /** One of so many places of the window is in the job's own channel. */
    private static final int ONE_AHEAD_OF = 4;

    private final int job;
    private final int window;

    /** So much of the window waits in the job's own channel: then not each element is handed from thread to thread by itself. */
    private final int ahead;

    private final Codec codec;
    private final Function<Failure, ? extends Throwable> asException;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Inflow> inflows = new ArrayList<>();
    private final List<Outflow> outflows = new ArrayList<>();

    /** The ends to close when the job has ended. */
    private final List<Sender<?>> senders = new ArrayList<>();

    private final List<Receiver.End<?>> receivers = new ArrayList<>();

    private Link link = Unlinked.INSTANCE;

    /**
     * Makes one without channels.
     *
     * @param job the number of the job
     * @param window how many elements may be on their way
     * @param codec for the elements
     * @param asException how the cause of a close is to look
     */
    public Streams(int job, int window, Codec codec, Function<Failure, ? extends Throwable> asException) {
        this.job = job;
        this.window = window;
        this.ahead = window / ONE_AHEAD_OF;
        this.codec = codec;
        this.asException = asException;
    }

    /** In the child: has room for what comes for so many channels, and sends over the link. */
    public Streams expecting(int channels, Link over) {
        link = over;
        while (lanes.size() < channels) {
            addLane();
        }
        return this;
    }

    /** In the parent: sends over the link. */
    public void over(Link chosen) {
        link = chosen;
    }

    /** How many channels there are. */
    public int count() {
        return lanes.size();
    }

    // ---- in the parent: ends get numbers ---------------------------------------------------------------------------

    @Override
    public int numberOf(Sender<?> sender, JavaType element) {
        Lane lane = addLane();
        senders.add(sender);
        inflows.add(new Inflow(lane, job, lanes.size() - 1, any(sender), element, codec, lateLink(), window));
        return lanes.size() - 1;
    }

    @Override
    public int numberOf(Receiver<?> receiver, JavaType element) {
        Lane lane = addLane();
        if (receiver instanceof Receiver.End<?> end) {
            receivers.add(end);
        }
        outflows.add(new Outflow(
                lane, job, lanes.size() - 1, receiver, () -> {}, element, codec, lateLink(), window - ahead));
        return lanes.size() - 1;
    }

    // ---- in the child: numbers get ends ----------------------------------------------------------------------------

    @Override
    public Sender<?> sender(int number, JavaType element) {
        Channel<Object> channel = channelOfJob(number);
        senders.add(channel);
        outflows.add(new Outflow(
                laneOf(number), job, number, channel, channel::abort, element, codec, lateLink(), window - ahead));
        return channel;
    }

    @Override
    public Receiver<?> receiver(int number, JavaType element) {
        Channel<Object> channel = channelOfJob(number);
        inflows.add(new Inflow(laneOf(number), job, number, channel, element, codec, lateLink(), window));
        return channel;
    }

    private Channel<Object> channelOfJob(int number) {
        ChannelBuilder<Object> channel = Channel.named("channel " + number + " of job " + job);
        return ahead == 0 ? channel.rendezvous() : channel.buffered(ahead);
    }

    // ---- in both ---------------------------------------------------------------------------------------------------

    /** Moves elements out of this process, in tasks that end when their channels do. */
    public void forkOutflows(Scope scope) throws InterruptedException {
        for (Outflow flow : outflows) {
            scope.fork("outflow of job " + job, flow::run);
        }
    }

    /** The same, in tasks that end with the scope. */
    public void forkOutflowDaemons(Scope scope) {
        for (Outflow flow : outflows) {
            scope.forkDaemon("outflow of job " + job, flow::run);
        }
    }

    /** Moves elements into this process, in tasks that end when their channels do. */
    public void forkInflows(Scope scope) throws InterruptedException {
        for (Inflow flow : inflows) {
            scope.fork("inflow of job " + job, flow::run);
        }
    }

    /** The same, in tasks that end with the scope. */
    public void forkInflowDaemons(Scope scope) {
        for (Inflow flow : inflows) {
            scope.forkDaemon("inflow of job " + job, flow::run);
        }
    }

    /**
     * Takes a frame that is about one of the channels. Never blocks.
     *
     * @throws WireException if it breaks a rule
     */
    public void accept(Frame frame) throws WireException {
        int number = frame.channel();
        if (number < 0 || number >= lanes.size()) {
            throw new WireException("job " + job + " has no channel " + number);
        }
        Lane lane = lanes.get(number);
        switch (frame.kind()) {
            case ITEM -> lane.item(frame);
            case GRANT -> lane.grant(frame);
            case STOP -> lane.stopped.set();
            case CLOSE -> close(lane, frame.body());
            default -> throw new WireException("a frame " + frame.kind() + " is none of a channel");
        }
    }

    private void close(Lane lane, byte[] body) throws WireException {
        if (body.length == 0) {
            lane.items.close();
        } else {
            Object cause = codec.read(FAILURE, body, null);
            lane.items.close(asException.apply((Failure) Objects.requireNonNull(cause)));
        }
    }

    /** No more comes for any of them: what came is still delivered, then the cause. Does nothing where an end came already. */
    public void nothingMoreComes(@Nullable Throwable cause) {
        for (Lane lane : lanes) {
            if (cause == null) {
                lane.items.close();
            } else {
                lane.items.close(cause);
            }
        }
    }

    /** Closes the ends that the job had, if they are not closed. */
    public void closeEnds(@Nullable Throwable cause) {
        for (Sender<?> sender : senders) {
            if (cause == null) {
                sender.close();
            } else {
                sender.close(cause);
            }
        }
        receivers.forEach(Receiver.End::close);
    }

    private Lane addLane() {
        Lane lane = new Lane("channel " + lanes.size() + " of job " + job, window);
        lanes.add(lane);
        return lane;
    }

    private Lane laneOf(int number) {
        if (number < 0 || number >= lanes.size()) {
            throw new IllegalArgumentException("job " + job + " has no channel " + number);
        }
        return lanes.get(number);
    }

    /** The link of the moment in which something is sent: the parent does not know the child when it is given the ends. */
    private Link lateLink() {
        return new Link() {
            @Override
            public void send(Frame frame) throws InterruptedException {
                link.send(frame);
            }

            @Override
            public void violated(WireException broken) {
                link.violated(broken);
            }
        };
    }

    @SuppressWarnings("unchecked") // the codec makes what the component declares
    private static Sender<Object> any(Sender<?> sender) {
        return (Sender<Object>) sender;
    }

    private enum Unlinked implements Link {
        INSTANCE;

        @Override
        public void send(Frame frame) {
            throw new IllegalStateException("no child has taken the job yet");
        }

        @Override
        public void violated(WireException broken) {
            throw new IllegalStateException("no child has taken the job yet", broken);
        }
    }
}
