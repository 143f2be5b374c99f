package dev.selvedge.lab.model.chat;

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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A thread for each connection, which reads, and writes to all members of the room what it has read. Where a member does not
 * read, that write blocks, and with it whoever speaks in that room.
 */
final class BlockingChat implements Front {

    private final ServerSocket server;
    private final ThreadFactory threads;
    private final Rooms rooms = new Rooms();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final LiveHeap heap = new LiveHeap(open::size);

    private BlockingChat(ServerSocket server, ThreadFactory threads) {
        this.server = server;
        this.threads = threads;
    }

    static BlockingChat start(int port, ThreadFactory threads) throws IOException {
        ServerSocket server = Sockets.listen(port);
        BlockingChat chat = new BlockingChat(server, threads);
        Thread.ofPlatform().daemon().name("accept").start(chat::accept);
        return chat;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                threads.newThread(() -> serve(socket)).start();
            } catch (IOException e) {
                // One that is gone already; or the server ends, and the loop with it.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            socket.setSendBufferSize(Sockets.SEND_BUFFER);
            serve(new LineReader(socket.getInputStream()), new Directly(socket.getOutputStream()));
        } catch (IOException e) {
            // The client has gone without a word.
        } finally {
            open.remove(socket);
        }
    }

    private void serve(LineReader lines, Directly member) throws IOException {
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
        return server.getLocalPort();
    }

    @Override
    public Map<String, Number> gauges() {
        return Map.of("connections", open.size(), "connection_heap", heap.perConnection());
    }

    @Override
    public void end() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
