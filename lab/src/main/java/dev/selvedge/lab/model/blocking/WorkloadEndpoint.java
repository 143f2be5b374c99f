package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.answer.Answer;
import dev.selvedge.lab.answer.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the endpoints of all workloads have in common: {@code GET /health}, refusals that become answers, and how many requests are in
 * work. Safe for use by several threads.
 */
public abstract class WorkloadEndpoint implements Endpoint {

    /** The path that tells whether the server is there. */
    public static final String HEALTH = "/health";

    /** What it tells. */
    public static final Answer OK = new Answer(200, "ok".getBytes(StandardCharsets.US_ASCII));

    private final LongAdder running = new LongAdder();

    /** Begins with no request. */
    protected WorkloadEndpoint() {}

    /**
     * Does what a request asks for; blocks for as long as that takes.
     *
     * @param method such as {@code POST}
     * @param path   such as {@code /order}
     * @param body   what follows the headers
     * @return the answer
     * @throws IOException if the body can't be read
     * @throws Refusal     if there is nothing to answer but that
     */
    protected abstract Answer work(String method, String path, InputStream body) throws IOException, Refusal;

    @Override
    public final Answer answer(String method, String path, InputStream body) throws IOException {
        if (path.equals(HEALTH)) {
            return OK;
        }
        running.increment();
        try {
            return work(method, path, body);
        } catch (Refusal refusal) {
            return refusal.answer();
        } finally {
            running.decrement();
        }
    }

    /** Returns how many requests are in work. */
    public final long running() {
        return running.sum();
    }
}
