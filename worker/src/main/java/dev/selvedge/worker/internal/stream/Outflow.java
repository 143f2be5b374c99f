package dev.selvedge.worker.internal.stream;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Receiver;
import dev.selvedge.Select;
import dev.selvedge.worker.internal.data.Codec;
import dev.selvedge.worker.internal.data.Failure;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.Kind;
import dev.selvedge.worker.internal.wire.Link;
import org.jspecify.annotations.Nullable;

/** Sends what comes out of one channel, as far as the other side has granted; what it has not, it does not receive. */
final class Outflow {

    private static final JavaType FAILURE = Codec.typeOf(Failure.class);
    private static final Object STOPPED = new Object();
    private static final Object ENDED = new Object();
    private static final Object GRANTED = new Object();

    private final Lane lane;
    private final int job;
    private final int number;
    private final Receiver<?> source;
    private final Runnable onStop;
    private final JavaType element;
    private final Codec codec;
    private final Link link;

    /** How many elements may be sent: the window at first, then what is granted. */
    private int granted;

    Outflow(
            Lane lane,
            int job,
            int number,
            Receiver<?> source,
            Runnable onStop,
            JavaType element,
            Codec codec,
            Link link,
            int window) {
        this.lane = lane;
        this.job = job;
        this.number = number;
        this.source = source;
        this.onStop = onStop;
        this.element = element;
        this.codec = codec;
        this.link = link;
        this.granted = window;
    }

    /** Runs until the channel ends on either side. */
    void run() throws InterruptedException {
        while (true) {
            Object next = granted > 0 ? receive() : waitForGrant();
            if (next == STOPPED) {
                onStop.run();
                return;
            }
            if (next == ENDED) {
                link.send(new Frame(Kind.CLOSE, job, number, cause()));
                return;
            }
            if (next != GRANTED) {
                granted--;
                link.send(new Frame(Kind.ITEM, job, number, codec.write(element, next, null)));
            }
        }
    }

    private Object receive() throws InterruptedException {
        Object ready = ready();
        return ready != null ? ready : receiveUnlessStopped();
    }

    /** What is there already, without the cost of a select; {@code null} if there is nothing, or any doubt. */
    private @Nullable Object ready() {
        try {
            return lane.stopped.isSet() ? null : source.tryReceive();
        } catch (ChannelClosedException ended) {
            return null;
        }
    }

    private Object receiveUnlessStopped() throws InterruptedException {
        return Select.<Object>prioritized(
                lane.stopped.onSet(() -> STOPPED),
                source.onReceive(value -> (Object) value).orClosed(() -> ENDED));
    }

    private Object waitForGrant() throws InterruptedException {
        return Select.<Object>prioritized(lane.stopped.onSet(() -> STOPPED), lane.grants.onReceive(more -> {
            granted += more;
            return GRANTED;
        }));
    }

    private byte[] cause() throws InterruptedException {
        try {
            source.receive();
            throw new IllegalStateException("a channel that had ended gave an element");
        } catch (ChannelClosedException end) {
            Throwable cause = end.getCause();
            return cause == null ? new byte[0] : codec.write(FAILURE, Failure.of(cause), null);
        }
    }
}
