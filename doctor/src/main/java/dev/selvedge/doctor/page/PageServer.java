package dev.selvedge.doctor.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.selvedge.doctor.attach.NotExaminedException;
import dev.selvedge.doctor.attach.OwnJvm;
import dev.selvedge.doctor.attach.Source;
import dev.selvedge.doctor.snapshot.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is stuck in a JVM as a page, to those who know its address, on this machine alone. Looks into the JVM every two seconds while the
 * page is open somewhere, and never else. All methods may be called by any thread; only {@code start} blocks. None of its threads keeps a
 * JVM alive.
 */
public final class PageServer implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final String LIVE = "/api/live";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("selvedge-doctor-page-", 0).factory());
    private final Examiner examiner;

    /** Where tasks may be cancelled; {@code null} if they may not. */
    private final @Nullable Source cancels;

    private final Assets assets = new Assets();
    private final Door door;
    private final Live live;

    private PageServer(HttpServer server, Examiner examiner, @Nullable Source cancels) {
        this.server = server;
        this.examiner = examiner;
        this.cancels = cancels;
        this.door = new Door(Door.newToken(), server.getAddress().getPort(), cancels != null);
        this.live = new Live(examiner);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
    }

    /**
     * Starts a page of a JVM. Looks once before it returns, so that what can't be examined is told at once.
     *
     * @param source looks into the JVM
     * @param port where to listen on the loopback address; 0 for any port that is free
     * @return the server, which listens
     * @throws NotExaminedException if the JVM can't be looked into
     * @throws InterruptedException if the thread is interrupted while it looks
     * @throws IOException if it can't listen there
     */
    public static PageServer start(Source source, int port)
            throws NotExaminedException, InterruptedException, IOException {
        return start(source, port, BETWEEN_LOOKS, false);
    }

    /**
     * The same, with a button that cancels a task of Selvedge, for whoever has the page.
     *
     * @param source looks into the JVM, and cancels
     * @param port where to listen on the loopback address; 0 for any port that is free
     * @return the server, which listens
     * @throws NotExaminedException if the JVM can't be looked into
     * @throws InterruptedException if the thread is interrupted while it looks
     * @throws IOException if it can't listen there
     */
    public static PageServer startWithCancel(Source source, int port)
            throws NotExaminedException, InterruptedException, IOException {
        return start(source, port, BETWEEN_LOOKS, true);
    }

    static PageServer start(Source source, int port, Duration pause, boolean allowCancel)
            throws NotExaminedException, InterruptedException, IOException {
        HttpServer server = listen(port);
        Examiner examiner = null;
        try {
            examiner = Examiner.start(source, pause);
        } finally {
            if (examiner == null) {
                server.stop(0);
            }
        }
        return new PageServer(server, examiner, allowCancel ? source : null).begin();
    }

    /**
     * Starts a page of one moment, such as a dump.
     *
     * @param moment what there is to see
     * @param port where to listen on the loopback address; 0 for any port that is free
     * @return the server, which listens
     * @throws IOException if it can't listen there
     */
    public static PageServer still(Snapshot moment, int port) throws IOException {
        return new PageServer(listen(port), Examiner.still(moment), null).begin();
    }

    private static HttpServer listen(int port) throws IOException {
        InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
        return HttpServer.create(new InetSocketAddress(loopback, port), 0);
    }

    /** The server's own thread is a daemon if the one that starts it is, and in its group. */
    private PageServer begin() {
        Thread starter = Thread.ofPlatform()
                .group(OwnJvm.GROUP)
                .daemon()
                .name("selvedge-doctor-page-start")
                .start(server::start);
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /** {@return the address to open in a browser of this machine; who knows it may look, so it is not to be passed on} */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + door.prefix());
    }

    /** Tells those who have the page open that the process is gone. What was seen last stays to be looked at. */
    public void processEnded() {
        examiner.ended();
    }

    /** Ends it: the page is not answered any more, and nobody looks. May be called again. */
    @Override
    public void close() {
        examiner.close();
        threads.shutdownNow();
        server.stop(0);
    }

    // ---- requests --------------------------------------------------------------------------------------------------

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply.protect(exchange.getResponseHeaders());
            String path = exchange.getRequestURI().getPath();
            Door.Refusal refusal = door.check(exchange.getRequestMethod(), path, exchange.getRequestHeaders());
            if (refusal != null) {
                if (refusal.status() == 405) {
                    exchange.getResponseHeaders().set("Allow", path.equals(Door.CANCEL) ? "POST" : "GET");
                }
                Reply.send(exchange, refusal.status(), refusal.why());
            } else if (path.startsWith("/api/")) {
                api(exchange, path);
            } else {
                asset(exchange, path.substring(path.indexOf('/', 1) + 1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server ends, and this thread with it
        }
    }

    private void asset(HttpExchange exchange, String name) throws IOException {
        Assets.Asset asset = assets.named(name);
        if (asset == null) {
            Reply.send(exchange, 404, "there is no such file");
        } else {
            Reply.send(exchange, 200, asset.type(), asset.text());
        }
    }

    private void api(HttpExchange exchange, String path) throws IOException, InterruptedException {
        Picture picture = examiner.latest().picture();
        switch (path) {
            case LIVE -> live.send(exchange);
            case "/api/around" -> around(exchange, picture);
            case Door.CANCEL -> cancel(exchange);
            case "/api/threads" -> {
                String words = parameter(exchange, "words");
                Reply.send(exchange, 200, Reply.JSON, Answers.search(picture, words == null ? "" : words));
            }
            default -> Reply.send(exchange, 404, "there is no such question");
        }
    }

    private void around(HttpExchange exchange, Picture picture) throws IOException {
        for (String kind : new String[] {"thread", "finding", "resource"}) {
            String id = parameter(exchange, kind);
            if (id != null) {
                Reply.send(exchange, 200, Reply.JSON, Answers.around(picture, kind, id, cancels != null));
                return;
            }
        }
        Reply.send(exchange, 400, "expected thread, finding or resource");
    }

    private void cancel(HttpExchange exchange) throws IOException, InterruptedException {
        String thread = parameter(exchange, "thread");
        if (cancels == null || thread == null || !Ids.isOfThread(thread)) {
            Reply.send(exchange, 400, "expected the number of a thread");
            return;
        }
        try {
            boolean asked = cancels.cancel(Long.parseLong(thread), "somebody asked for it on the doctor's page");
            Reply.send(exchange, 200, Reply.JSON, "{\"asked\":" + asked + "}");
        } catch (NotExaminedException e) {
            Reply.send(exchange, 503, String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String parameter(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getRawQuery();
        if (query == null) {
            return null;
        }
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return null; // a broken escape asks for nothing
                }
            }
        }
        return null;
    }
}
