package dev.selvedge.lab.model.feed;

import dev.selvedge.Scope;
import dev.selvedge.TaskFailedException;
import dev.selvedge.lab.model.Sockets;
import dev.selvedge.lab.model.blocking.Front;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;

/** A task for each reader, in one scope: when the server ends, they do, and what they have under way. */
final class ScopedFeed implements Front {

    private final ServerSocket server;
    private final Showing showing;
    private final FeedCounts counts;
    private final Thread accepting = Thread.ofVirtual().name("accept").unstarted(this::accept);

    private ScopedFeed(ServerSocket server, Showing showing, FeedCounts counts) {
        this.server = server;
        this.showing = showing;
        this.counts = counts;
    }

    static ScopedFeed start(int port, Showing showing, FeedCounts counts) throws IOException {
        ScopedFeed feed = new ScopedFeed(Sockets.listen(port), showing, counts);
        feed.accepting.start();
        return feed;
    }

    /** Accepts until it is interrupted; whoever is connected then is cancelled with the scope. */
    private void accept() {
        try {
            Scope.supervised().run(scope -> {
                while (true) {
                    Socket socket = server.accept();
                    scope.fork("reader", () -> serve(socket));
                }
            });
        } catch (IOException | InterruptedException | TaskFailedException e) {
            // The server ends.
        }
    }

    private void serve(Socket socket) throws InterruptedException {
        try (socket) {
            BlockingFeed.serve(showing, new Visit(socket), counts);
        } catch (IOException e) {
            // The reader has left without a word.
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
    public void end() throws InterruptedException, IOException {
        server.close();
        accepting.interrupt();
        accepting.join();
    }
}
