package dev.selvedge.lab.workload.order;

import dev.selvedge.lab.database.OrderDatabase;
import dev.selvedge.lab.explain.Story;
import dev.selvedge.lab.order.RequestKind;
import dev.selvedge.lab.payment.PaymentMain;
import dev.selvedge.lab.plan.Defaults;
import dev.selvedge.lab.plan.Fault;
import dev.selvedge.lab.plan.Model;
import dev.selvedge.lab.report.Layout;
import dev.selvedge.lab.report.Layout.Figure;
import dev.selvedge.lab.workload.backend.BackedWorkload;
import dev.selvedge.lab.workload.backend.Backend;
import dev.selvedge.lab.workload.backend.CalledService;
import java.util.List;

/** Orders of a shop on its busiest day: stock in PostgreSQL, and a payment service that takes its time. */
public final class OrderWorkload extends BackedWorkload {

    private static final Backend BACKEND = new Backend(
            OrderDatabase::connect,
            new CalledService("payment", "payment", "payment service", PaymentMain.class, 200, "a call"));

    private static final int RATE_WITH_FAULT = 400;

    /** Creates the workload. */
    public OrderWorkload() {
        super(BACKEND, OrderLoad.class);
    }

    @Override
    public String name() {
        return "order";
    }

    @Override
    public String summary() {
        return "searches a shop, fills a cart or orders; half are orders, which wait about 200 ms for a payment between two"
                + " statements in PostgreSQL";
    }

    @Override
    public List<Model> models() {
        return OrderModels.ALL;
    }

    @Override
    public List<Model> usual() {
        return OrderModels.USUAL;
    }

    /** With a fault the load is open: clients that wait for a server which hangs would send nothing, and hide how long they would wait. */
    @Override
    public Defaults defaults(Fault fault) {
        return defaults().load(defaults().connections(), RATE_WITH_FAULT);
    }

    @Override
    public String checkedSort() {
        return RequestKind.ORDER.label();
    }

    @Override
    public Story story() {
        return Story.of(OrderRules::check);
    }

    @Override
    public Layout layout() {
        return new Layout(
                "Searches, carts and orders. Errors and time-outs don't count here.",
                List.of(
                        new Figure("payments_pending", "waiting for payment"),
                        new Figure("db_busy", "busy database connections"),
                        new Figure("db_waiting", "waiting for the database")),
                List.of());
    }
}
