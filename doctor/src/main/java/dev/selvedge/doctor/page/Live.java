package dev.selvedge.doctor.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Sends each picture as a server-sent event as soon as it is there, for as long as the page listens. */
final class Live {

    private static final int MOST_PAGES = 16;
    private static final int TOO_MANY = 503;
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    private static final byte[] BEFORE = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] AFTER = "\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STILL_THERE = ": still there\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Examiner examiner;
    private final Semaphore free = new Semaphore(MOST_PAGES);

    Live(Examiner examiner) {
        this.examiner = examiner;
    }

    /** Blocks until the page is closed, which shows at the next thing that is sent, or until the server ends. */
    void send(HttpExchange exchange) throws IOException, InterruptedException {
        if (!free.tryAcquire()) {
            Reply.send(exchange, TOO_MANY, "this page is open " + MOST_PAGES + " times already: close one");
            return;
        }
        examiner.enter();
        try {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            stream(exchange.getResponseBody());
        } finally {
            examiner.leave();
            free.release();
        }
    }

    private void stream(OutputStream out) throws IOException, InterruptedException {
        Examiner.Published next = examiner.latest();
        long sent = 0;
        while (true) {
            if (next == null) {
                out.write(STILL_THERE);
            } else {
                out.write(BEFORE);
                out.write(next.json().getBytes(StandardCharsets.UTF_8));
                out.write(AFTER);
                sent = next.picture().number();
            }
            out.flush();
            next = examiner.awaitAfter(sent, HEARTBEAT);
        }
    }
}
