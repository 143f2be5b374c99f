package dev.selvedge.worker.internal.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads frames. Blocks in the channel until one is complete. For one thread.
 *
 * <p>A length is only believed as far as bytes follow: who announces much and sends little costs little.
 */
public final class FrameReader {

    private static final int HEADER_BYTES = 13;
    private static final int BUFFER_BYTES = 1 << 17;
    private static final int BELIEVED_BYTES = 1 << 20;

    private final ReadableByteChannel channel;
    private final int maxBody;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES).flip();

    /**
     * Reads from a channel.
     *
     * @param channel where from
     * @param maxBody how many bytes a body may have
     */
    public FrameReader(ReadableByteChannel channel, int maxBody) {
        this.channel = channel;
        this.maxBody = maxBody;
    }

    /**
     * Reads the greeting, which comes before all frames.
     *
     * @throws WireException if it is none, or of another version
     * @throws IOException if the channel fails
     */
    public void greet() throws IOException {
        if (!fill(Greeting.BYTES)) {
            throw new WireException("the other side left before its greeting");
        }
        Greeting.check(buffer);
    }

    /**
     * Reads the next frame.
     *
     * @return the frame, or {@code null} if the other side has left between two frames
     * @throws WireException if it breaks a rule
     * @throws IOException if the channel fails
     */
    public @Nullable Frame read() throws IOException {
        if (!fill(HEADER_BYTES)) {
            return null;
        }
        int length = buffer.getInt();
        byte code = buffer.get();
        int job = buffer.getInt();
        int channelNumber = buffer.getInt();
        Kind kind = Kind.of(code);
        if (kind == null) {
            throw new WireException("a frame of the unknown kind " + code);
        }
        if (length < 0 || length > maxBody) {
            throw new WireException(
                    "a frame " + kind + " announces a body of " + length + " bytes, where " + maxBody + " are allowed");
        }
        return new Frame(kind, job, channelNumber, body(length));
    }

    /** Has so many bytes in the buffer; tells whether they came, {@code false} if the other side has left before the first. */
    private boolean fill(int bytes) throws IOException {
        while (buffer.remaining() < bytes) {
            boolean first = !buffer.hasRemaining();
            buffer.compact();
            int read = channel.read(buffer);
            buffer.flip();
            if (read < 0) {
                if (first) {
                    return false;
                }
                throw truncated();
            }
        }
        return true;
    }

    private byte[] body(int length) throws IOException {
        byte[] body = new byte[Math.min(length, BELIEVED_BYTES)];
        int at = 0;
        while (at < length) {
            if (at == body.length) {
                body = Arrays.copyOf(body, (int) Math.min(length, 2L * body.length));
            }
            if (!buffer.hasRemaining() && !fill(1)) {
                throw truncated();
            }
            int part = Math.min(buffer.remaining(), body.length - at);
            buffer.get(body, at, part);
            at += part;
        }
        return body;
    }

    private static WireException truncated() {
        return new WireException("the other side left in the middle of a frame");
    }
}
