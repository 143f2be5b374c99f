package dev.selvedge.worker.internal.stream;

import com.fasterxml.jackson.databind.JavaType;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Sender;
import dev.selvedge.worker.internal.data.Codec;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.Kind;
import dev.selvedge.worker.internal.wire.Link;
import dev.selvedge.worker.internal.wire.WireException;
import java.util.Objects;

/** Delivers what comes for one channel, and grants as much as it has delivered: the receiver's pace is the sender's. */
final class Inflow {

    private final Lane lane;
    private final int job;
    private final int number;
    private final Sender<Object> target;
    private final JavaType element;
    private final Codec codec;
    private final Link link;
    private final int grantAt;

    Inflow(
            Lane lane,
            int job,
            int number,
            Sender<Object> target,
            JavaType element,
            Codec codec,
            Link link,
            int window) {
        this.lane = lane;
        this.job = job;
        this.number = number;
        this.target = target;
        this.element = element;
        this.codec = codec;
        this.link = link;
        this.grantAt = Math.max(1, window / 4);
    }

    /** Runs until the channel ends on either side. */
    void run() throws InterruptedException {
        try {
            deliver();
        } catch (WireException broken) {
            link.violated(broken);
            target.close(broken);
        }
    }

    private void deliver() throws InterruptedException, WireException {
        int delivered = 0;
        while (true) {
            byte[] bytes;
            try {
                bytes = lane.items.receive();
            } catch (ChannelClosedException end) {
                close(end);
                return;
            }
            if (!send(bytes)) {
                return;
            }
            if (++delivered == grantAt) {
                link.send(Frame.ofNumber(Kind.GRANT, job, number, delivered));
                delivered = 0;
            }
        }
    }

    private boolean send(byte[] bytes) throws InterruptedException, WireException {
        Object value = codec.read(element, bytes, null);
        if (value == null) {
            throw new WireException("an element of channel " + number + " is null, and null is none");
        }
        try {
            target.send(Objects.requireNonNull(value));
            return true;
        } catch (ChannelClosedException nobodyReceives) {
            lane.items.abort();
            link.send(Frame.of(Kind.STOP, job, number));
            return false;
        }
    }

    private void close(ChannelClosedException end) {
        if (end.getCause() == null) {
            target.close();
        } else {
            target.close(end.getCause());
        }
    }
}
