package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.model.Sockets;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;

/**
 * A socket that accepts connections, and a bare thread for each of them. Nobody waits for what these threads start: who needs that sees to
 * it. Safe for use by several threads.
 */
public final class ThreadPerConnection {

    private final ServerSocket server;
    private final ThreadFactory threads;
    private final Serving serving;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ThreadPerConnection(ServerSocket server, ThreadFactory threads, Serving serving) {
        this.server = server;
        this.threads = threads;
        this.serving = serving;
    }

    /** What the thread of a connection does. */
    @FunctionalInterface
    public interface Serving {

        /**
         * Serves a client. Blocks until it has gone; its connection is closed then.
         *
         * @throws IOException          if it has gone without a word
         * @throws InterruptedException if the thread is interrupted
         */
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    /** Listens at a port, or at any that is free if it is 0, and accepts on a thread of its own. */
    public static ThreadPerConnection start(int port, ThreadFactory threads, Serving serving) throws IOException {
        ThreadPerConnection connections = new ThreadPerConnection(Sockets.listen(port), threads, serving);
        Thread.ofPlatform().daemon().name("accept").start(connections::accept);
        return connections;
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
            serving.serve(socket);
        } catch (IOException e) {
            // The client has gone without a word.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    /** Returns the port that it listens at. */
    public int port() {
        return server.getLocalPort();
    }

    /** Returns how many connections are open. */
    public int open() {
        return open.size();
    }

    /** Accepts no more, and closes all connections. */
    public void end() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
