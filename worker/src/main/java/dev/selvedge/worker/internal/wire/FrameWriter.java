package dev.selvedge.worker.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Writes frames, as many at once as are there: {@link #flush()} sends what is left. Blocks in the channel. For one thread. */
public final class FrameWriter {

    private static final int HEADER_BYTES = 13;
    private static final int BUFFER_BYTES = 1 << 17;

    private final WritableByteChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    /** Writes to a channel. */
    public FrameWriter(WritableByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Writes the greeting, which comes before all frames.
     *
     * @throws IOException if the channel fails
     */
    public void greet() throws IOException {
        Greeting.put(buffer);
        flush();
    }

    /**
     * Writes a frame; some of it may stay behind until {@link #flush()}.
     *
     * @throws IOException if the channel fails
     */
    public void write(Frame frame) throws IOException {
        if (buffer.remaining() < HEADER_BYTES) {
            flush();
        }
        byte[] body = frame.body();
        buffer.putInt(body.length).put(frame.kind().code()).putInt(frame.job()).putInt(frame.channel());
        int at = 0;
        while (at < body.length) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int part = Math.min(buffer.remaining(), body.length - at);
            buffer.put(body, at, part);
            at += part;
        }
    }

    /**
     * Sends what is left.
     *
     * @throws IOException if the channel fails
     */
    public void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }
}
