package dev.selvedge.lab.model.eventloop;

import dev.selvedge.lab.child.Arguments;
import dev.selvedge.lab.child.Child;
import dev.selvedge.lab.child.ChildService;
import dev.selvedge.lab.model.ServerSettings;
import dev.selvedge.lab.model.blocking.JdbcOrders;
import dev.selvedge.lab.model.blocking.OneAfterTheOther;
import dev.selvedge.lab.model.blocking.PaymentClient;
import dev.selvedge.lab.model.loop.LoopFigures;
import io.vertx.core.Future;

/**
 * The child of the model {@code event-loop-blocked}: Vert.x, and on its loops the database driver and the HTTP client of {@code threads},
 * which block. Vert.x says so in its log, from the second second on.
 *
 * <p>Arguments and gauges: those of {@link EventLoopMain}.
 */
public final class BlockedLoopMain {

    private BlockedLoopMain() {}

    /** Runs the child. */
    public static void main(String[] args) {
        Child.run(args, BlockedLoopMain::start);
    }

    private static ChildService start(Arguments arguments) throws Exception {
        ServerSettings settings = ServerSettings.from(arguments);
        LoopFigures figures = LoopFigures.of(arguments, settings.database());
        JdbcOrders orders = JdbcOrders.open(settings);
        PaymentClient payments = PaymentClient.open(settings);
        BlockedShop blocked =
                new BlockedShop(new OneAfterTheOther(orders, payments, orders.catalogue(), settings.deadline()));
        return OrderLoops.start(settings, figures, vertx -> Future.succeededFuture(blocked))
                .on(payments)
                .on(orders);
    }
}
