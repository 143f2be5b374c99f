package dev.selvedge.lab.model.chat;

import dev.selvedge.lab.chat.ChatLine;
import dev.selvedge.lab.chat.LineReader;
import dev.selvedge.lab.chat.Member;
import dev.selvedge.lab.chat.Rooms;
import dev.selvedge.lab.chat.Session;
import dev.selvedge.lab.model.Sockets;
import dev.selvedge.lab.model.blocking.Front;
import dev.selvedge.lab.model.blocking.ThreadPerConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A thread for each connection, which reads, and writes to all members of the room what it has read. Where a member does not
 * read, that write blocks, and with it whoever speaks in that room.
 */
final class BlockingChat implements Front {

    private final ThreadPerConnection connections;
    private final LiveHeap heap;

    private BlockingChat(ThreadPerConnection connections) {
        this.connections = connections;
        heap = new LiveHeap(connections::open);
    }

    static BlockingChat start(int port, ThreadFactory threads) throws IOException {
        Rooms rooms = new Rooms();
        return new BlockingChat(ThreadPerConnection.start(port, threads, socket -> serve(socket, rooms)));
    }

    private static void serve(Socket socket, Rooms rooms) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSendBufferSize(Sockets.SEND_BUFFER);
        LineReader lines = new LineReader(socket.getInputStream());
        Directly member = new Directly(socket.getOutputStream());
        try (Session session = new Session(rooms, member)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                session.take(line);
            }
        } catch (LineReader.TooLongException e) {
            member.deliver(ChatLine.TOO_LONG);
        }
    }

    /** Writes at once, whoever asks for it; one at a time. */
    private static final class Directly implements Member {

        private final ReentrantLock writing = new ReentrantLock();
        private final OutputStream out;

        Directly(OutputStream out) {
            this.out = out;
        }

        @Override
        public void deliver(byte[] line) {
            writing.lock();
            try {
                out.write(line);
            } catch (IOException e) {
                // It has gone; its own thread will notice.
            } finally {
                writing.unlock();
            }
        }
    }

    @Override
    public int port() {
        return connections.port();
    }

    @Override
    public Map<String, Number> gauges() {
        return Map.of("connections", connections.open(), "connection_heap", heap.perConnection());
    }

    @Override
    public void end() throws IOException {
        connections.end();
    }
}
