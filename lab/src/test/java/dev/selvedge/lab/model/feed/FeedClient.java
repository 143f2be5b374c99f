package dev.selvedge.lab.model.feed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A reader of a test. */
final class FeedClient implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader in;

    FeedClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    static FeedClient of(int port, int reader) throws IOException {
        FeedClient client = new FeedClient(port);
        client.say("FEED " + reader + "\n");
        return client;
    }

    void say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    void next(int items) throws IOException {
        say("NEXT\n".repeat(items));
    }

    /** Returns the next line with its end; {@code null} when the server has closed the connection. */
    @Nullable
    String see() throws IOException {
        String line = in.readLine();
        return line == null ? null : line + "\n";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
