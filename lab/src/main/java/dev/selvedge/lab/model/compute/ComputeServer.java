package dev.selvedge.lab.model.compute;

import dev.selvedge.lab.model.blocking.FrontedServer;
import dev.selvedge.lab.model.blocking.HelidonFront;

/** The HTTP server that all models share. */
final class ComputeServer {

    private ComputeServer() {}

    /** Starts it. */
    static FrontedServer start(int port, PartCounter counter) {
        ComputeEndpoint endpoint = new ComputeEndpoint(counter);
        return new FrontedServer(HelidonFront.start(port, endpoint)).gauge("running", endpoint::running);
    }
}
