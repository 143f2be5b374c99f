package dev.selvedge.lab.model.feed;

import dev.selvedge.lab.model.Sockets;
import dev.selvedge.lab.model.blocking.Front;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bare virtual thread for each reader. Nobody waits for what these start: who needs that sees to it. */
final class BlockingFeed implements Front {

    private final ServerSocket server;
    private final Showing showing;
    private final FeedCounts counts;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private BlockingFeed(ServerSocket server, Showing showing, FeedCounts counts) {
        this.server = server;
        this.showing = showing;
        this.counts = counts;
    }

    static BlockingFeed start(int port, Showing showing, FeedCounts counts) throws IOException {
        BlockingFeed feed = new BlockingFeed(Sockets.listen(port), showing, counts);
        Thread.ofPlatform().daemon().name("accept").start(feed::accept);
        return feed;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().name("reader").start(() -> serve(socket));
            } catch (IOException e) {
                // One that is gone already; or the server ends, and the loop with it.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            serve(showing, new Visit(socket), counts);
        } catch (IOException e) {
            // The reader has left without a word.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    static void serve(Showing showing, Visit visit, FeedCounts counts) throws IOException, InterruptedException {
        counts.came();
        try {
            showing.show(visit);
        } catch (Visit.MistakeException e) {
            visit.explain(e);
        } finally {
            counts.left();
        }
    }

    @Override
    public int port() {
        return server.getLocalPort();
    }

    @Override
    public Map<String, Number> gauges() {
        return counts.gauges();
    }

    @Override
    public void end() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
