package dev.selvedge.worker.internal.wire;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Clause;
import dev.selvedge.Select;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written. One thread writes, since an interrupt that hits a thread inside a channel of the JDK closes it for
 * all; those who send wait here instead, and may be cancelled.
 */
public final class Outbox {

    private static final int PLACES = 64;

    private final Channel<Frame> frames;

    /** Makes an empty one; the description is for diagnosis. */
    public Outbox(String description) {
        frames = Channel.named(description).buffered(PLACES);
    }

    /** Hands in a frame, as {@link Link#send}. */
    public void send(Frame frame) throws InterruptedException {
        try {
            frames.send(frame);
        } catch (ChannelClosedException ended) {
            return; // as the contract of Link says
        }
    }

    /**
     * The same, but gives up after a time.
     *
     * @return whether it was handed in
     */
    public boolean send(Frame frame, Duration atMost) throws InterruptedException {
        return Select.select(frames.onSend(frame, () -> true).orClosed(() -> false), Clause.after(atMost, () -> false));
    }

    /**
     * Writes what is handed in until the channel fails or the outbox is closed.
     *
     * @throws InterruptedException if interrupted or cancelled
     */
    public void writeTo(FrameWriter writer) throws InterruptedException {
        try {
            while (true) {
                writer.write(frames.receive());
                for (@Nullable Frame next = frames.tryReceive(); next != null; next = frames.tryReceive()) {
                    writer.write(next);
                }
                writer.flush();
            }
        } catch (IOException | ChannelClosedException ended) {
            close();
        }
    }

    /** Takes no more, and throws away what it has. */
    public void close() {
        frames.abort();
    }
}
