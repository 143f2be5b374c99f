package dev.selvedge.lab.model.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client of a test: says a line, hears a line. */
final class ChatClient implements AutoCloseable {

    private static final int SMALL = 8_192;
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final BufferedReader in;

    ChatClient(int port) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(SMALL); // so that one that does not read is soon full
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII), 1);
    }

    static ChatClient in(int port, int room) throws IOException {
        ChatClient client = new ChatClient(port);
        client.send("JOIN " + room);
        client.hear();
        return client;
    }

    void send(String line) throws IOException {
        raw(line + "\n");
    }

    void raw(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Returns the next line; {@code null} when the server has closed the connection. */
    @Nullable
    String hear() throws IOException {
        return in.readLine();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
