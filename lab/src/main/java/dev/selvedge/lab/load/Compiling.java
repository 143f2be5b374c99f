package dev.selvedge.lab.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.selvedge.lab.child.JvmStats;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * How much the JVM of the server under load compiles. While that takes much of two cores, answers come as slowly as they will never
 * come again, and evenly so: to look at the answers alone does not tell such a server from one that is as fast as it will be.
 *
 * <p>Used by the generator's one thread, which does not wait for what the server says: a thread of its own asks.
 */
final class Compiling {

    /** As much is compiled now and then for as long as a server runs. */
    private static final double CALM = 0.2;

    private static final int TIME_OUT_MILLIS = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int admin;
    private final AtomicBoolean asking = new AtomicBoolean();
    private long lastMillis = -1;
    private long lastNanos;

    /** Written by who asks: of the time between the last two answers, the share in which something was compiled. */
    private volatile double share;

    /**
     * Creates it.
     *
     * @param admin the port where the server says what its JVM does, or 0: nothing is known of it, and it is taken to be calm
     */
    Compiling(int admin) {
        this.admin = admin;
        share = admin == 0 ? 0 : 1;
    }

    /** Whether hardly anything was compiled lately. */
    boolean isCalm() {
        return share <= CALM;
    }

    /** Asks anew, unless that is still under way. Does not block. */
    void second() {
        if (admin != 0 && asking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("compiling").start(this::ask);
        }
    }

    private void ask() {
        try {
            URLConnection connection =
                    URI.create("http://127.0.0.1:" + admin + "/stats").toURL().openConnection();
            connection.setConnectTimeout(TIME_OUT_MILLIS);
            connection.setReadTimeout(TIME_OUT_MILLIS);
            try (InputStream in = connection.getInputStream()) {
                heard(JSON.readTree(in).get(JvmStats.JIT_MS), System.nanoTime());
            }
        } catch (IOException e) {
            share = 1; // too busy to say so, or about to end, which others notice
        } finally {
            asking.set(false);
        }
    }

    /** A server that is no JVM does not say. */
    private void heard(@Nullable JsonNode compiled, long now) {
        if (compiled == null) {
            share = 0;
            return;
        }
        heard(compiled.asLong(), now);
    }

    /** Takes note of how many milliseconds were spent compiling until now. */
    void heard(long millis, long now) {
        if (lastMillis >= 0) {
            share = (millis - lastMillis) * 1e6 / Math.max(1, now - lastNanos);
        }
        lastMillis = millis;
        lastNanos = now;
    }
}
