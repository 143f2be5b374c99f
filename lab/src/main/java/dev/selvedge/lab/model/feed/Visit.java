package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.feed.FeedLine;
import dev.selvedge.lab.model.Sockets;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A reader who is connected, where reading and writing block. One thread reads from it, one writes to it. */
final class Visit {

    private static final int BUFFER = 128;

    private final InputStream in;
    private final OutputStream out;

    /** A mistake of the reader's. */
    static final class MistakeException extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient byte[] answer;

        MistakeException(byte[] answer) {
            super("the reader said what it must not");
            this.answer = answer;
        }
    }

    Visit(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(Sockets.SEND_BUFFER);
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    /**
     * Waits until the reader has said which feed it wants.
     *
     * @throws IOException if it leaves without a word, or makes a mistake
     */
    int open() throws IOException {
        if (line(false) instanceof FeedLine.Open open) {
            return open.reader();
        }
        throw new IOException("the reader left before it said which feed it wants");
    }

    /**
     * Waits until the reader wants one more item, and returns whether it does: {@code false} if it has left.
     *
     * @throws IOException if its connection broke, or it makes a mistake
     */
    boolean next() throws IOException {
        return line(true) != null;
    }

    private @Nullable FeedLine line(boolean open) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(16);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return checked(FeedLine.parse(line.toByteArray(), open));
            }
            if (line.size() == FeedLine.LONGEST) {
                return checked(FeedLine.tooLong());
            }
            line.write(next);
        }
        return null;
    }

    private static FeedLine checked(FeedLine line) throws MistakeException {
        if (line instanceof FeedLine.Wrong wrong) {
            throw new MistakeException(wrong.answer());
        }
        return line;
    }

    /** Shows an item. Blocks as long as the reader does not read. */
    void show(byte[] line) throws IOException {
        out.write(line);
    }

    /** Says what was wrong. */
    void explain(MistakeException mistake) throws IOException {
        out.write(mistake.answer);
    }
}
