package dev.selvedge;

import dev.selvedge.internal.channel.ChannelEnd;
import dev.selvedge.internal.wait.Signal;
import dev.selvedge.internal.wait.Strand;

/** Between the engine, whose results are values, and the API, whose results are exceptions too. */
final class Waits {

    private Waits() {}

    /** The current strand, at the beginning of something that may block; throws if it is cancelled or interrupted. */
    static Strand checked() throws InterruptedException {
        Strand strand = Strand.current();
        Signal signal = strand.checkpoint();
        if (signal != null) {
            throw Cancellation.exception(strand, signal);
        }
        return strand;
    }

    /** The exception for a result that is none. */
    static RuntimeException failure(Strand strand, String channel, Object result) throws InterruptedException {
        if (result instanceof Signal signal) {
            throw Cancellation.exception(strand, signal);
        }
        throw closed(channel, (ChannelEnd) result);
    }

    static ChannelClosedException closed(String channel, ChannelEnd end) {
        String message = channel + " " + end.how() + (end.cause() == null ? "" : ", because of " + end.cause());
        return new ChannelClosedException(message, end.cause());
    }
}
