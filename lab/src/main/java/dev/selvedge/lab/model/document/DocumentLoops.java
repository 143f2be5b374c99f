package dev.selvedge.lab.model.document;

import dev.selvedge.lab.model.blocking.FrontedServer;
import dev.selvedge.lab.model.loop.LoopFigures;
import dev.selvedge.lab.model.loop.LoopFront;
import io.vertx.core.Future;

/** Servers on event loops: they differ in what each loop does with a request. */
final class DocumentLoops {

    private DocumentLoops() {}

    static FrontedServer start(DocumentSettings settings, LoopFigures figures, Reading reading, LoopDesk.Opener opener)
            throws Exception {
        LoopFront front = LoopFront.start(
                settings.port(),
                figures,
                vertx -> Future.succeededFuture(new LoopDocumentEndpoint(opener.open(vertx))));
        FrontedServer server = new FrontedServer(front).gauge("model_pending", figures::calls);
        reading.gauges().forEach(server::gauge);
        return server;
    }
}
