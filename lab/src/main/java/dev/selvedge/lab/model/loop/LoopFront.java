package dev.selvedge.lab.model.loop;

import dev.selvedge.lab.model.blocking.Front;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Vert.x with an HTTP server on each event loop. */
public final class LoopFront implements Front {

    private final Loops loops;
    private final AtomicInteger port;
    private final LoopFigures figures;

    private LoopFront(Loops loops, AtomicInteger port, LoopFigures figures) {
        this.loops = loops;
        this.port = port;
        this.figures = figures;
    }

    /**
     * Starts it. Blocks until each loop listens.
     *
     * @param port    where; 0 for any port that is free
     * @param figures how many loops there are to be, and what is counted over all of them
     * @param opener  makes what answers requests on a loop
     * @return the server
     * @throws Exception if the port can't be bound, or an endpoint can't be made
     */
    public static LoopFront start(int port, LoopFigures figures, LoopEndpoint.Opener opener) throws Exception {
        AtomicInteger actualPort = new AtomicInteger();
        Loops loops = Loops.start(figures.loops(), () -> new HttpVerticle(port, actualPort, figures, opener));
        return new LoopFront(loops, actualPort, figures);
    }

    @Override
    public int port() {
        return port.get();
    }

    @Override
    public Map<String, Number> gauges() {
        return figures.gauges();
    }

    @Override
    public void end() throws Exception {
        loops.end();
    }
}
