package dev.selvedge.lab.chat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines where reading blocks. Its buffer is small, as there is one for each connection and most are silent; it grows with
 * the longest line. Used by one thread.
 */
public final class LineReader {

    private static final int FIRST_SIZE = 128;

    private final InputStream in;
    private byte[] buffer = new byte[FIRST_SIZE];
    private int start;
    private int end;

    /** Says that a line was too long. */
    public static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;

        private TooLongException() {
            super("the line is longer than " + ChatLine.LONGEST + " bytes");
        }
    }

    /** Begins to read. */
    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Returns the next line without its end; {@code null} at the end of the stream. Blocks until there is one.
     *
     * @throws TooLongException if it is longer than a line may be
     * @throws IOException      if reading fails
     */
    public byte @Nullable [] next() throws IOException {
        int from = start;
        while (true) {
            for (int i = from; i < end; i++) {
                if (buffer[i] == '\n') {
                    return line(i);
                }
            }
            if (end - start > ChatLine.LONGEST) {
                throw new TooLongException();
            }
            makeRoom();
            from = end;
            int count = in.read(buffer, end, buffer.length - end);
            if (count < 0) {
                return null;
            }
            end += count;
        }
    }

    private byte[] line(int at) throws TooLongException {
        int stop = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
        if (stop - start > ChatLine.LONGEST) {
            throw new TooLongException();
        }
        byte[] line = Arrays.copyOfRange(buffer, start, stop);
        start = at + 1;
        return line;
    }

    /** Moves what is left to the front, and doubles the buffer if that is not enough. */
    private void makeRoom() {
        if (end < buffer.length) {
            return;
        }
        int kept = end - start;
        byte[] target = kept > buffer.length / 2 ? new byte[2 * buffer.length] : buffer;
        System.arraycopy(buffer, start, target, 0, kept);
        buffer = target;
        start = 0;
        end = kept;
    }
}
