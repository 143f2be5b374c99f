package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.FrontedServer;
import dev.selvedge.lab.model.loop.LoopFigures;
import dev.selvedge.lab.model.loop.LoopFront;

/** Servers of the shop on event loops: they differ in what each loop does with a request. */
final class OrderLoops {

    private OrderLoops() {}

    static FrontedServer start(ServerSettings settings, LoopFigures figures, LoopShop.Opener opener) throws Exception {
        LoopFront front = LoopFront.start(
                settings.port(), figures, vertx -> opener.open(vertx).map(LoopOrderEndpoint::new));
        return new FrontedServer(front).gauge("payments_pending", figures::calls);
    }
}
