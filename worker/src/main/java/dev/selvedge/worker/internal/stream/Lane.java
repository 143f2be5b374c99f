package dev.selvedge.worker.internal.stream;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.sync.Event;
import dev.selvedge.worker.internal.wire.Frame;
import dev.selvedge.worker.internal.wire.WireException;

/** What came over the wire for one channel, and was not looked at yet. Filled by the one who reads from the wire. */
final class Lane {

    /** Elements as bytes; its places are the window. */
    final Channel<byte[]> items;

    /** Permissions to send so many more. */
    final Channel<Integer> grants;

    /** Nobody receives on the other side. */
    final Event stopped;

    private final int window;

    Lane(String description, int window) {
        this.window = window;
        items = Channel.named("elements for " + description).buffered(window);
        grants = Channel.named("grants for " + description).buffered(window);
        stopped = Event.named("stop of " + description);
    }

    void item(Frame frame) throws WireException {
        try {
            if (!items.trySend(frame.body())) {
                throw new WireException("an element of channel " + frame.channel()
                        + " came that was not granted; the window is " + window + " elements");
            }
        } catch (ChannelClosedException ended) {
            return; // it was on its way when this side stopped
        }
    }

    void grant(Frame frame) throws WireException {
        int number = frame.number();
        if (number < 1 || number > window || !grants.trySend(number)) {
            throw new WireException("a grant of " + number + " elements came for channel " + frame.channel()
                    + ", whose window is " + window);
        }
    }
}
