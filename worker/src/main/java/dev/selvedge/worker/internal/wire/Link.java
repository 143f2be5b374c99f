package dev.selvedge.worker.internal.wire;

/** The way to the other process, for those who have something to say. Safe for use by many threads. */
public interface Link {

    /**
     * Sends a frame. Waits while the other side does not keep up. If the connection has ended, does nothing: whoever waits for an
     * answer is told of the end by other ways.
     *
     * @throws InterruptedException if interrupted or cancelled; the frame was not sent
     */
    void send(Frame frame) throws InterruptedException;

    /** Ends the connection because of what the other side sent. Never blocks. */
    void violated(WireException broken);
}
