package dev.selvedge.lab.model.blocking;

import dev.selvedge.lab.child.ChildService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A server put together of an HTTP server, what that stands on, and what is to be told of both. */
public final class FrontedServer implements ChildService {

    private final Front front;
    private final Map<String, Supplier<? extends Number>> gauges = new LinkedHashMap<>();
    private final List<AutoCloseable> beneath = new ArrayList<>();

    /** Begins with an HTTP server that runs. The rest is to be said before anybody asks. */
    public FrontedServer(Front front) {
        this.front = front;
    }

    /** Adds a gauge, after those of the HTTP server. */
    public FrontedServer gauge(String name, Supplier<? extends Number> value) {
        gauges.put(name, value);
        return this;
    }

    /** Adds something that is to be closed after the HTTP server, and after what was added before. */
    public FrontedServer on(AutoCloseable part) {
        beneath.add(part);
        return this;
    }

    @Override
    public int port() {
        return front.port();
    }

    @Override
    public Map<String, Number> gauges() {
        Map<String, Number> all = new LinkedHashMap<>(front.gauges());
        gauges.forEach((name, value) -> all.put(name, value.get()));
        return all;
    }

    @Override
    public void end() throws Exception {
        front.end();
        for (AutoCloseable part : beneath) {
            part.close();
        }
    }
}
