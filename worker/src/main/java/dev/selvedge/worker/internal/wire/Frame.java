package dev.selvedge.worker.internal.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One message between a parent and a child. The body is not copied: whoever makes a frame lets go of it.
 *
 * @param kind what it says
 * @param job the job that it is about, 0 for none
 * @param channel the channel of the job that it is about, 0 for none
 * @param body what else it says
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Frame(Kind kind, int job, int channel, byte[] body) {

    private static final byte[] EMPTY = {};

    /** Makes one without a body. */
    public static Frame of(Kind kind, int job, int channel) {
        return new Frame(kind, job, channel, EMPTY);
    }

    /** Makes one whose body is a text. */
    public static Frame ofText(Kind kind, int job, String text) {
        return new Frame(kind, job, 0, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Makes one whose body is a number. */
    public static Frame ofNumber(Kind kind, int job, int channel, int number) {
        return new Frame(
                kind,
                job,
                channel,
                ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    }

    /** The body as a text; what is no UTF-8 is replaced. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * The body as a number.
     *
     * @throws WireException if it is none
     */
    public int number() throws WireException {
        if (body.length != Integer.BYTES) {
            throw new WireException(
                    "a frame " + kind + " has a body of " + body.length + " bytes, where a number has 4");
        }
        return ByteBuffer.wrap(body).getInt();
    }
}
