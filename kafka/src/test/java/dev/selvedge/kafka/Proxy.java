package dev.selvedge.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes bytes between clients and a port, until it is told to cut what is connected. */
final class Proxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();

    Proxy(int port, int target) throws IOException {
        this.target = target;
        server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    Kafka kafka() {
        return Kafka.at("127.0.0.1:" + server.getLocalPort());
    }

    /** How many connections were made through it so far. */
    int accepted() {
        return accepted.get();
    }

    /** Cuts every connection, in the middle of whatever is on it. */
    void cut() {
        open.forEach(Proxy::closeQuietly);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(broker);
                accepted.incrementAndGet();
                Thread.startVirtualThread(() -> pass(client, broker));
                Thread.startVirtualThread(() -> pass(broker, client));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // the other side is cut as well, below
        } finally {
            closeQuietly(from);
            closeQuietly(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // that is what was asked for
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
