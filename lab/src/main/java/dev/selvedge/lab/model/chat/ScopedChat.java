package dev.selvedge.lab.model.chat;

import dev.selvedge.Channel;
import dev.selvedge.ChannelClosedException;
import dev.selvedge.Overflow;
import dev.selvedge.Scope;
import dev.selvedge.Sender;
import dev.selvedge.TaskFailedException;
import dev.selvedge.lab.chat.ChatLine;
import dev.selvedge.lab.chat.LineReader;
import dev.selvedge.lab.chat.Member;
import dev.selvedge.lab.chat.Rooms;
import dev.selvedge.lab.chat.Session;
import dev.selvedge.lab.model.Sockets;
import dev.selvedge.lab.model.blocking.Front;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * A scope for each connection: its body reads, a task beside it writes what comes over a channel. Who speaks never waits for a
 * member who does not read: the channel of that one drops its oldest line. Whichever of reader and writer fails, the scope ends
 * both, and the connection with them.
 */
final class ScopedChat implements Front {

    private final ServerSocket server;
    private final int bound;
    private final Rooms rooms = new Rooms();
    private final LongAdder connections = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LiveHeap heap = new LiveHeap(connections::sum);
    private final Thread accepting = Thread.ofVirtual().name("accept").unstarted(this::serve);

    private ScopedChat(ServerSocket server, int bound) {
        this.server = server;
        this.bound = bound;
    }

    static ScopedChat start(int port, int bound) throws IOException {
        ServerSocket server = Sockets.listen(port);
        ScopedChat chat = new ScopedChat(server, bound);
        chat.accepting.start();
        return chat;
    }

    /** Accepts until it is interrupted; whoever is connected then is cancelled with the scope. */
    private void serve() {
        try {
            Scope.supervised().run(scope -> {
                while (true) {
                    Socket socket = server.accept();
                    scope.fork("client", () -> serve(socket));
                }
            });
        } catch (IOException | InterruptedException | TaskFailedException e) {
            // The server ends.
        }
    }

    private void serve(Socket socket) throws InterruptedException {
        connections.increment();
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(Sockets.SEND_BUFFER);
            OutputStream out = socket.getOutputStream();
            Channel<byte[]> lines = Channel.named("lines")
                    .overflow(Overflow.DROP_OLDEST)
                    .onUndelivered(line -> dropped.increment())
                    .buffered(bound);
            Scope.run(scope -> {
                scope.fork("writer", () -> {
                    for (byte[] line : lines) {
                        out.write(line);
                    }
                });
                try (lines) { // what is left is written, then the writer ends
                    read(new LineReader(socket.getInputStream()), lines);
                }
            });
        } catch (IOException | TaskFailedException e) {
            // The client has gone without a word.
        } finally {
            connections.decrement();
        }
    }

    private void read(LineReader reader, Sender<byte[]> lines) throws IOException {
        try (Session session = new Session(rooms, new Behind(lines))) {
            for (byte[] line = reader.next(); line != null; line = reader.next()) {
                session.take(line);
            }
        } catch (LineReader.TooLongException e) {
            lines.trySend(ChatLine.TOO_LONG);
        }
    }

    /** Hands the line to the writer, and the oldest one to nobody if the writer is too far behind. */
    private record Behind(Sender<byte[]> lines) implements Member {

        @Override
        public void deliver(byte[] line) {
            try {
                lines.trySend(line);
            } catch (ChannelClosedException e) {
                // It has gone.
            }
        }
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public Map<String, Number> gauges() {
        return Map.of(
                "connections",
                connections.sum(),
                "connection_heap",
                heap.perConnection(),
                "dropped_total",
                dropped.sum());
    }

    @Override
    public void end() throws InterruptedException, IOException {
        server.close();
        accepting.interrupt();
        accepting.join();
    }
}
